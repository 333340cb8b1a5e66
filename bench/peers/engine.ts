import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process, { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { createJob, type Job, type Way } from '../engine.ts';
import type { Answer, Request } from '../protocol.ts';

/*
 * This engine as a peer:   engine.ts kernel|scalars THREADS
 */

const way: Way = { path: process.argv[2] as Way['path'], threads: Number(process.argv[3]) };
let job: Job | undefined;

const answers: { [Op in Request['op']]: (request: Extract<Request, { op: Op }>) => Promise<Answer> } = {
  load: async (request) => {
    job = createJob(request, way);
    return {};
  },
  run: async ({ repeats }) => {
    const [start, cpu] = [performance.now(), cpuSeconds()];
    let [others, memory] = [0, 0];
    for (let left = repeats; left > 0; left -= 1) {
      const running = job!.run();
      if (running === undefined) {
        runAtOnce(job!, left - 1);
        break;
      }
      const usage = await running;
      others += usage?.cpu ?? 0;
      memory = Math.max(memory, usage?.memory ?? 0);
    }
    return {
      seconds: (performance.now() - start) / 1000,
      cpu: cpuSeconds() - cpu + others,
      memory,
    };
  },
  save: async ({ file }) => {
    writeFileSync(file, job!.result());
    return {};
  },
  drop: async () => {
    job = undefined;
    return {};
  },
};

/** Work that needs no waiting for, which takes as long as a hundred gradients. */
function runAtOnce(work: Job, repeats: number): void {
  for (let i = 0; i < repeats; i += 1) work.run();
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

for await (const line of createInterface({ input: stdin })) {
  const request = JSON.parse(line) as Request;
  let answer: Answer;
  try {
    answer = await answers[request.op](request as never);
  } catch (error) {
    answer = { error: String(error) };
  }
  stdout.write(`${JSON.stringify(answer)}\n`);
}

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { PEERS, type PeerName } from './peers.ts';
import type { Answer, Request, Work } from './protocol.ts';

/** What is timed: what passes, or processor time, which other processes disturb less. */
export type Clock = 'seconds' | 'cpu';

/** A peer's process, which lives through the whole run and takes up one piece of work after another. */
export class PeerProcess {
  readonly name: PeerName;
  /** Bytes, at the peak of the last runs, of the processes that did them; 0 for work that this one does itself. */
  memory = 0;
  private readonly clock: Clock;
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly answers: AsyncIterator<string>;

  /** @param folder where a program may be built */
  constructor(name: PeerName, folder: string, clock: Clock) {
    this.name = name;
    this.clock = clock;
    const { start, env } = PEERS[name];
    const [program, ...args] = start(folder);
    this.child = spawn(program!, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Takes up a piece of work. */
  async load(work: Work): Promise<void> {
    await this.ask({ op: 'load', ...work });
  }

  /** Seconds of so many runs, by the peer's own clock. */
  async run(repeats: number): Promise<number> {
    const answer = await this.ask({ op: 'run', repeats });
    this.memory = answer.memory ?? 0;
    return answer[this.clock]!;
  }

  /** Writes the results of the last run. */
  async save(file: string): Promise<void> {
    await this.ask({ op: 'save', file });
  }

  /** Lets the work go, and its memory. */
  async drop(): Promise<void> {
    await this.ask({ op: 'drop' });
  }

  /** Ends the process. */
  close(): void {
    this.child.stdin.end();
  }

  private async ask(request: Request): Promise<Answer> {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.answers.next();
    if (done === true) throw new Error(`${this.name} ended at ${JSON.stringify(request)}`);
    const answer = JSON.parse(value) as Answer;
    if (answer.error !== undefined) throw new Error(`${this.name}: ${answer.error}`);
    return answer;
  }
}

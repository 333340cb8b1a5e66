/**
 * The built command line in a process that lives on: what a parent asks for runs as `main.js` runs it, on streams, in a
 * folder and with variables of its own; only Node and the modules are there already.
 *
 * Started by `chainruleWarm`, and ends with its parent.
 */
import process from 'node:process';
import { Readable, Writable } from 'node:stream';
import type { Call, Outcome } from './chainrule.ts';

process.on('disconnect', () => process.exit());
process.on('message', (call: Call) => {
  void answer(call).then((outcome) => process.send!(outcome));
});

let calls = 0;

async function answer({ main, args, folder, env, input }: Call): Promise<Outcome> {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  const [stdout, stderr] = [new Kept(), new Kept()];
  const streams = { stdin: Readable.from([Buffer.from(input)]), stdout, stderr };
  for (const [name, value] of Object.entries(streams))
    Object.defineProperty(process, name, { value, configurable: true });
  calls += 1;
  // The script itself runs anew, what it imports is shared.
  await import(`file://${main}?call=${calls}`);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}

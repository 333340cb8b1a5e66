import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPng, renderSvg } from '../packages/report/src/index.ts';
import { chartOf } from './chart.ts';
import { verdicts } from './criteria.ts';
import { DrawnFolder } from './draws.ts';
import { installTensorflow } from './install.ts';
import { describeMachine } from './machine.ts';
import { type Measured, Peers } from './measure.ts';
import { type Options, readOptions } from './options.ts';
import { missing, PEERS, type PeerName } from './peers.ts';
import type { Patience } from './rounds.ts';
import { TASKS } from './tasks/index.ts';
import { machineText, taskText, verdictsText } from './text.ts';

/*
 * The bench: this engine against its peers. See README.md beside this file.
 *
 *     options ─▶ peers that are there ─▶ tasks ─▶ cells ─measure─▶ tables, verdicts, results/bench.json, .svg, .png
 */

const options = readOptions(process.argv.slice(2));
if (options.install) installTensorflow();
const present = presentPeers(options.peers);
const machine = describeMachine();
console.log(`${machineText(machine)}\n`);

const clock = options.cpu ? 'cpu' : 'seconds';
const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-'));
// Hundreds of megabytes of draws: they go however the run ends.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
const peers = new Peers(present, folder, clock);
const measured: Measured[] = [];
try {
  for (const name of options.tasks) await runTask(name, options);
} finally {
  peers.close();
}

const found = verdicts(measured);
console.log(verdictsText(found));
await write(options.out);

async function runTask(name: Options['tasks'][number], { quick, rounds, cells }: Options): Promise<void> {
  const { title, cells: all } = TASKS[name];
  const patience: Patience = { rounds: rounds ?? (quick ? 3 : 5), seconds: quick ? 0.01 : 0.03 };
  const chosen = all({ quick, draws: new DrawnFolder(folder) }).filter(({ label }) => label.includes(cells));
  const found: Measured[] = [];
  for (const [index, cell] of chosen.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${title}: ${index + 1} of ${chosen.length}`);
    const result = await peers.measure(cell, patience);
    if (result.timings.length > 0) found.push(result);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (found.length > 0) console.log(`${taskText(title, found)}\n`);
  measured.push(...found);
}

/** The peers that are asked for and there; the others are named. */
function presentPeers(wanted: readonly PeerName[]): ReadonlySet<PeerName> {
  const there = wanted.filter((name) => {
    const lack = missing(PEERS[name]);
    if (lack !== undefined) console.log(`Left out: ${PEERS[name].label}; ${lack} is not there.`);
    return lack === undefined;
  });
  return new Set(there);
}

async function write(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const { quick, tasks } = options;
  const record = { quick, clock, tasks, machine, verdicts: found, cells: measured };
  const json = JSON.stringify(record, (_, value) => (Number.isNaN(value) ? null : value), 1);
  writeFileSync(join(out, 'bench.json'), `${json}\n`);
  const svg = await renderSvg(chartOf(measured, machine, clock));
  writeFileSync(join(out, 'bench.svg'), svg);
  writeFileSync(join(out, 'bench.png'), await renderPng(svg));
  console.log(`\nWritten: ${join(out, 'bench.json')}, bench.svg, bench.png`);
}

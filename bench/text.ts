import { agrees } from './agreement.ts';
import { isMet, type Verdict } from './criteria.ts';
import type { Machine } from './machine.ts';
import type { Measured, Timing } from './measure.ts';
import { PEERS, type PeerName } from './peers.ts';
import { geometricMean } from './rounds.ts';

/** The machine, in a few lines. */
export function machineText({ processor, cores, memory, system, vectors, programs }: Machine): string {
  const versions = Object.entries(programs).map(([name, version]) => `${name} ${version}`);
  const narrow =
    vectors > 0 && vectors < 512 ? `\nC at 512 bits has vectors of ${vectors} bits, the widest here` : '';
  return `${processor}, ${cores} cores, ${memory}, ${system}\n${versions.join(', ')}${narrow}`;
}

/** A task as a table: a row a cell, a column a peer, million layer-gradients a second; then their geometric means. */
export function taskText(title: string, cells: readonly Measured[]): string {
  const peers = [...new Set(cells.flatMap(({ timings }) => timings.map(({ peer }) => peer)))];
  const rate = (cell: Measured, peer: PeerName) => {
    const timing = cell.timings.find((candidate) => candidate.peer === peer);
    return timing === undefined ? Number.NaN : cell.gradients / timing.seconds / 1e6;
  };
  const rows = cells.map((cell) => [cell.label, ...peers.map((peer) => number(rate(cell, peer)))]);
  if (cells.length > 1) {
    const means = peers.map((peer) =>
      geometricMean(cells.map((cell) => rate(cell, peer)).filter((value) => !Number.isNaN(value))),
    );
    rows.push(['geometric mean', ...means.map(number)]);
  }
  const head = ['million layer-gradients a second', ...peers.map((peer) => PEERS[peer].label)];
  return [title, table([head, ...rows]), ...cells.flatMap(remarks)].join('\n');
}

/** What must be said of a cell: what was measured in its place, and results that do not agree. */
function remarks({ label, note, timings, failures }: Measured): readonly string[] {
  const wrong = timings.filter(({ agreement }) => agreement !== undefined && !agrees(agreement));
  return [
    ...(note === undefined ? [] : [`  ${label}: ${note}`]),
    ...failures.map((failure) => `  ${label}: ${failure}`),
    ...wrong.map((timing) => `  ${label}: ${disagreement(timing)}`),
  ];
}

function disagreement({ peer, agreement }: Timing): string {
  const { beyond, compared, worst } = agreement!;
  return `${PEERS[peer].label} DISAGREES: ${(100 * beyond).toPrecision(2)} % of ${compared} numbers, by up to ${worst.toPrecision(2)} tolerances`;
}

/** Every criterion with its verdict. */
export function verdictsText(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => [
    `(${verdict.task})`,
    verdict.text,
    number(verdict.value),
    number(verdict.target),
    { true: 'met', false: 'missed', undefined: 'not measured' }[`${isMet(verdict)}`],
    verdict.where ?? '',
  ]);
  return table([['', 'times as fast as', 'measured', 'wanted', '', ''], ...rows]);
}

/** Columns of text, the first two to the left and what looks like a number to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((text, column) =>
          /^[\d.–]+$/.test(text) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

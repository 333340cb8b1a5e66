import type { Spec } from '../packages/report/src/index.ts';
import { timesAsFast } from './criteria.ts';
import type { Machine } from './machine.ts';
import type { Measured } from './measure.ts';
import type { Clock } from './peer-process.ts';
import { PEERS, type PeerName } from './peers.ts';
import { geometricMean } from './rounds.ts';

/** Tasks that have a panel: what many peers did. */
const PANELS: Readonly<Record<string, string>> = {
  a: 'every gradient written',
  b: 'statistics only',
  e: 'draws, gradients, statistics',
  c: 'the default study',
};

/** Dots of cells and bars of means. */
interface Mark {
  readonly peer: string;
  readonly kind: 'engine' | 'peer';
  readonly rate: number;
}

/**
 * The bench as a chart: a panel a task, a row a peer, million layer-gradients a second on a logarithmic axis; a dot a
 * cell, a bar and a number at their geometric mean.
 */
export function chartOf(cells: readonly Measured[], machine: Machine, clock: Clock): Spec {
  const panels = Object.entries(PANELS).flatMap(([task, title]) => {
    const shown = cells.filter((cell) => cell.task === task);
    return shown.length === 0 ? [] : [panel(title, shown)];
  });
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: {
      text: titleOf(cells),
      subtitle: [
        `Million layer-gradients a second${clock === 'cpu' ? ' of processor time' : ''}; a dot is a cell of the grid, a bar the geometric mean of the cells`,
        `${machine.processor}, ${machine.cores} cores, Node ${machine.programs.Node}; one thread and float64 where nothing is said`,
      ],
    },
    spacing: 28,
    columns: 2,
    concat: panels,
  };
  return spec as unknown as Spec;
}

function panel(title: string, cells: readonly Measured[]): unknown {
  const dots = cells.flatMap((cell) =>
    cell.timings.map(({ peer, seconds }) => mark(peer, cell.gradients / seconds / 1e6)),
  );
  const peers = [...new Set(dots.map(({ peer }) => peer))];
  const means = peers.map((peer): Mark => {
    const own = dots.filter((dot) => dot.peer === peer);
    return { ...own[0]!, rate: geometricMean(own.map(({ rate }) => rate)) };
  });
  const ordered = means.toSorted((a, b) => b.rate - a.rate).map(({ peer }) => peer);
  const decades = decadesOf(dots.map(({ rate }) => rate));
  const x = {
    field: 'rate',
    type: 'quantitative',
    title: null,
    scale: { type: 'log', domain: [decades[0], decades.at(-1)], nice: false },
    axis: { values: decades, format: ',~r', labelFlush: false },
  };
  const y = { field: 'peer', type: 'nominal', title: null, sort: ordered };
  const color = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: ['engine', 'peer'], range: ['#C2410C', '#59616B'] },
    legend: null,
  };
  const text = { field: 'rate', type: 'quantitative', format: '.3~r' };
  return {
    title: { text: title, fontSize: 13, offset: 8 },
    width: 300,
    height: { step: 24 },
    layer: [
      {
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 24, opacity: 0.4 },
        encoding: { x, y, color },
      },
      { data: { values: means }, mark: { type: 'tick', thickness: 3, size: 16 }, encoding: { x, y, color } },
      {
        data: { values: means },
        mark: { type: 'text', align: 'left', dx: 6, dy: -7, fontSize: 10 },
        encoding: { x, y, color, text },
      },
    ],
  };
}

/** The powers of ten around some numbers. */
function decadesOf(numbers: readonly number[]): readonly number[] {
  const logs = numbers.map((x) => Math.log10(x));
  const first = Math.floor(Math.min(...logs));
  const last = Math.ceil(Math.max(...logs));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

function mark(peer: PeerName, rate: number): Mark {
  return { peer: PEERS[peer].label, kind: OURS.has(peer) ? 'engine' : 'peer', rate };
}

const OURS: ReadonlySet<PeerName> = new Set<PeerName>(['engine', 'engine-2', 'scalars']);

/** What the grid of written gradients says. */
function titleOf(cells: readonly Measured[]): string {
  const mean = (theirs: PeerName) => {
    const ratios = cells
      .filter(({ task }) => task === 'a')
      .map((cell) => timesAsFast(cell, 'engine', [theirs]));
    return geometricMean(ratios.filter((ratio) => !Number.isNaN(ratio)));
  };
  const parts = [
    ['torch-autograd', 'PyTorch’s autograd'],
    ['numpy', 'NumPy'],
    ['c-512', 'C'],
  ].map(([peer, label]) => [mean(peer as PeerName), label] as const);
  const known = parts
    .filter(([ratio]) => !Number.isNaN(ratio))
    .map(([ratio, label]) => `${ratio.toPrecision(2)} × ${label}`);
  return known.length === 0 ? 'The engine and its peers' : `Gradients at ${known.join(', ')}`;
}

import type { PeerProcess } from './peer-process.ts';

/** How long a peer is run. */
export interface Patience {
  readonly rounds: number;
  /** Runs of less than this are repeated within a round. */
  readonly seconds: number;
}

/** Seconds that every peer is run before it is timed. */
const WARM_UP = 0.5;

/** Seconds of one run of the work, of each round, ascending. */
export type Times = readonly number[];

/**
 * Times the work that peers have taken up: each in turn, round after round, every other round backwards, so that a
 * machine that slows down does so for all of them.
 *
 *     warm up for half a second ─▶ choose repeats ─▶ rounds × peers × repeats ─▶ seconds of one run
 */
export async function interleave(
  peers: readonly PeerProcess[],
  { rounds, seconds }: Patience,
): Promise<ReadonlyMap<PeerProcess['name'], Times>> {
  const repeats = new Map<PeerProcess, number>();
  for (const peer of peers) repeats.set(peer, await warmUp(peer, seconds));
  const times = new Map(peers.map((peer) => [peer.name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const peer of round % 2 === 0 ? peers : peers.toReversed()) {
      const count = repeats.get(peer)!;
      times.get(peer.name)!.push((await peer.run(count)) / count);
    }
  }
  for (const found of times.values()) found.sort((a, b) => a - b);
  return times;
}

/** Runs that fill a round, found in a warm-up: what is compiled while it runs has reached its speed, or nearly. */
async function warmUp(peer: PeerProcess, seconds: number): Promise<number> {
  let repeats = 1;
  let spent = 0;
  for (;;) {
    const found = await peer.run(repeats);
    spent += found;
    repeats = Math.min(Math.max(1, Math.round((repeats * seconds) / found)), 8 * repeats);
    if (spent >= WARM_UP) return repeats;
  }
}

/** The middle of ascending times; of an even number of them the mean of the two in the middle. */
export function median(times: Times): number {
  const half = times.length >> 1;
  return times.length % 2 === 1 ? times[half]! : (times[half - 1]! + times[half]!) / 2;
}

/** The geometric mean; NaN of nothing. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

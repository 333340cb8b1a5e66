import { join } from 'node:path';
import { type Agreement, compare } from './agreement.ts';
import type { Cell, Entry } from './cell.ts';
import { type Clock, PeerProcess } from './peer-process.ts';
import type { PeerName } from './peers.ts';
import { interleave, median, type Patience } from './rounds.ts';

/** What was measured of a peer in a cell. */
export interface Timing {
  readonly peer: PeerName;
  /** The median of the rounds, and all of them, ascending: seconds of the whole cell. */
  readonly seconds: number;
  readonly rounds: readonly number[];
  /** Bytes at the peak, of work that has a process of its own. */
  readonly memory?: number;
  /** With the results of the cell's first peer. */
  readonly agreement?: Agreement;
}

/** A cell, and what came of it. */
export interface Measured extends Omit<Cell, 'entries' | 'prepare' | 'rounds'> {
  readonly timings: readonly Timing[];
  /** Of peers that could not do the work, and are left out of the cell. */
  readonly failures: readonly string[];
}

/** The peers of a run: their processes, started when first needed. */
export class Peers {
  private readonly folder: string;
  private readonly clock: Clock;
  private readonly names: ReadonlySet<PeerName>;
  private readonly processes = new Map<PeerName, PeerProcess>();

  /** @param names those that take part */
  constructor(names: ReadonlySet<PeerName>, folder: string, clock: Clock) {
    this.names = names;
    this.clock = clock;
    this.folder = folder;
  }

  /**
   * Measures a cell.
   *
   *     draws ─▶ load ─▶ one run ─▶ results saved and compared ─▶ warm-up ─▶ interleaved rounds ─▶ medians
   */
  async measure(cell: Cell, patience: Patience): Promise<Measured> {
    const { entries, prepare, rounds: few, ...rest } = cell;
    prepare?.();
    const wanted = entries.filter(({ peer }) => this.names.has(peer));
    const agreements = new Map<PeerName, Agreement>();
    const failures: string[] = [];
    const present: Entry[] = [];
    for (const entry of wanted) {
      try {
        const agreement = await this.takeUp(entry, present[0] ?? entry);
        if (agreement !== undefined) agreements.set(entry.peer, agreement);
        present.push(entry);
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    const processes = present.map(({ peer }) => this.process(peer));
    const times = await interleave(processes, { ...patience, rounds: few ?? patience.rounds });
    for (const process of processes) await process.drop();
    return {
      ...rest,
      failures,
      timings: present.map(({ peer, times: whole = 1 }) => {
        const rounds = times.get(peer)!.map((seconds) => seconds * whole);
        const agreement = agreements.get(peer);
        const { memory } = this.process(peer);
        return {
          peer,
          seconds: median(rounds),
          rounds,
          ...(memory > 0 ? { memory } : {}),
          ...(agreement === undefined ? {} : { agreement }),
        };
      }),
    };
  }

  /** Loads the work, runs it once, and compares the results with those of the first peer. */
  private async takeUp({ peer, work, comparison }: Entry, first: Entry): Promise<Agreement | undefined> {
    const process = this.process(peer);
    const [reference, file] = [join(this.folder, 'reference.f64'), join(this.folder, 'result.f64')];
    const isFirst = peer === first.peer;
    await process.load(work);
    // A part of a cell is compared with nothing, and takes long.
    if (comparison === undefined && !isFirst) return undefined;
    await process.run(1);
    await process.save(isFirst ? reference : file);
    if (isFirst || comparison === undefined) return undefined;
    return compare(comparison, reference, file, work.lanes);
  }

  private process(name: PeerName): PeerProcess {
    const known = this.processes.get(name) ?? new PeerProcess(name, this.folder, this.clock);
    this.processes.set(name, known);
    return known;
  }

  /** Ends all processes. */
  close(): void {
    for (const process of this.processes.values()) process.close();
  }
}

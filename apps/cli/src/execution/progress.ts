import process from 'node:process';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a study has come. */
export interface Progress {
  /** @param work in layer evaluations */
  advance(work: number): void;
  stop(): void;
}

/** A bar on stderr with the time left; nothing when quiet or where stderr is not a terminal. */
export function createProgress(total: number, { quiet }: { readonly quiet: boolean }): Progress {
  if (quiet || !process.stderr.isTTY) return silent;
  // The bar counts thousandths: a study's work has more digits than a reader wants.
  const bar = new SingleBar(
    {
      format: '  {bar} {percentage} %  {left} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 32,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  const start = performance.now();
  let done = 0;
  bar.start(1000, 0, { left: '…' });
  return {
    advance: (work) => {
      done += work;
      const share = total === 0 ? 1 : done / total;
      const left = ((performance.now() - start) / 1000) * (1 / share - 1);
      bar.update(Math.round(1000 * share), { left: durationText(left) });
    },
    stop: () => bar.stop(),
  };
}

const silent: Progress = { advance: () => {}, stop: () => {} };

/** A number of seconds as `8 s`, `2 min 5 s` or `3 h 20 min`. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

import { rmSync } from 'node:fs';
import { segmentsIn } from './cache-folder.ts';

/** However small they are, there are no more segments than this: each costs a moment, and a file held open. */
const MOST_SEGMENTS = 256;

/**
 * Removes the oldest segments of a cache folder until the rest is within the limit. A process that reads or writes a
 * removed one goes on undisturbed.
 *
 * @param limit in bytes
 * @param keep the segment that this process writes to
 */
export function keepWithin(folder: string, limit: number, keep?: string): void {
  const segments = segmentsIn(folder);
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  let count = segments.length;
  for (const segment of segments) {
    if (bytes <= limit && count <= MOST_SEGMENTS) return;
    if (segment.path === keep) continue;
    rmSync(segment.path, { force: true });
    bytes -= segment.bytes;
    count -= 1;
  }
}

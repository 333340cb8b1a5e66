import type { StudyRun } from '../execution/run-study.ts';
import type { Terminal } from './terminal.ts';

/** Says how much of a study came from the store, if anything did. */
export function showReused({ shards, reused }: StudyRun, terminal: Terminal): void {
  if (reused === 0) return;
  const parts = reused === shards ? 'all of it' : `${reused} of ${shards} parts`;
  terminal.message(terminal.paintMessage('faint', `From the cache: ${parts}`));
}

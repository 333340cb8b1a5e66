import type { StudyEstimate } from '../execution/estimate-study.ts';
import { durationText } from '../execution/progress.ts';
import type { CachePlace } from '../execution/store/cache-place.ts';
import { grouped } from './number-text.ts';
import { sizeText } from './size-text.ts';
import { formatTable } from './table.ts';

/** What a study would take, as a small table. */
export function estimateText(estimate: StudyEstimate, cache: CachePlace | undefined): string {
  const { cells, lanes, layerGradients, shards, stored, memory, seconds, threads } = estimate;
  const trained = cells.training === 0 ? '' : `, ${grouped(cells.training)} of them trained too`;
  const kept = cache === undefined ? '' : `, ${grouped(stored)} of them in the cache ${cache.folder}`;
  const time = stored === shards ? 'none' : `about ${durationText(seconds)} on ${threadsText(threads)}`;
  return formatTable(
    [{ title: '' }, { title: '' }],
    [
      ['cells', `${grouped(cells.sweep)}${trained}`],
      ['chains', grouped(lanes)],
      ['layer-gradients', grouped(layerGradients)],
      ['parts', `${grouped(shards)}${kept}`],
      ['memory', `about ${sizeText(memory)}`],
      ['time', time],
    ],
    { indent: '  ' },
  ).replace(/^.*\n/, '');
}

function threadsText(threads: number): string {
  return threads === 1 ? 'one thread' : `${threads} threads`;
}

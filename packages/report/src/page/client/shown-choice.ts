import { nearestDepth } from '../../charts/nearest-depth.ts';
import { type Choice, choiceParams } from '../../choice.ts';
import type { PackedChart } from '../packed.ts';
import type { LiveChart } from './live-api.ts';
import type { ViewState } from './view-state.ts';

/** What a chart shows of what is chosen: the parts that it follows, its depth the nearest that it holds. */
export type ShownChoice = Partial<Choice>;

/** What a chart with these parameters shows of a choice. */
export function shownChoice(packed: PackedChart, own: LiveChart['params'], state: ViewState): ShownChoice {
  const parts = (Object.keys(choiceParams) as (keyof Choice)[]).flatMap((part) => {
    const param = choiceParams[part];
    return param in own ? [[part, state.params[param] ?? own[param]]] : [];
  });
  const { depth, ...rest } = Object.fromEntries(parts) as ShownChoice;
  return depth === undefined ? rest : { ...rest, depth: nearestDepth(depthsOf(packed), depth) };
}

/** The depths that a chart holds are those of its table. */
function depthsOf({ table }: PackedChart): readonly number[] {
  const field = table.fields.find(({ name }) => name === 'depth');
  return [...new Set(field?.values as readonly number[] | undefined)];
}

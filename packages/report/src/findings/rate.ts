import type { Rate } from '../charts/by-depth/rate.ts';
import type { ResultView } from '../result-view.ts';
import type { Ratio, Wording } from '../text/wording.ts';
import { type Finder, type Finding, largest, places, toldTwice, underScheme } from './finding.ts';
import { type Verdict, verdictsOf } from './verdict.ts';

/**
 * What one layer more does to the first layer's gradient: a sentence a weight scheme, of the subject, and of the living
 * one that keeps surely more than it and the most of all.
 */
export const rateFindings: Finder = (view) => {
  const verdicts = verdictsOf(view).filter(hasRate);
  return view.schemes.flatMap((scheme) => {
    const here = verdicts.filter((verdict) => verdict.scheme === scheme);
    const subject = here.find(({ series, kind }) => series.order === 0 && kind !== 'dying');
    if (subject === undefined) return [];
    const better = here.filter(
      ({ kind, rate }) => (kind === 'vanishing' || kind === 'steady') && rate.low > subject.rate.high,
    );
    return [
      told(
        view,
        subject,
        largest(better, ({ rate }) => rate.slope),
      ),
    ];
  });
};

type Rated = Verdict & { readonly rate: Rate };

function hasRate(verdict: Verdict): verdict is Rated {
  return verdict.rate !== undefined;
}

function told(view: ResultView, subject: Rated, other: Rated | undefined): Finding {
  const { scheme, series, rate } = subject;
  return {
    chart: 'gradient-by-depth',
    scheme,
    about: places(series, other?.series),
    ...toldTwice(view, (say) => {
      const text = `${underScheme(view, scheme)}each further layer multiplies the first layer’s median gradient by ${multiplierText(rate, say)} under ${series.label}${say.magnitudeInterval(multiplier(rate))}`;
      return other === undefined
        ? text
        : `${text}; under ${other.series.label}, which keeps the most, by ${multiplierText(other.rate, say)}${say.magnitudeInterval(multiplier(other.rate))}`;
    }),
    numbers: {
      log10Multiplier: rate.slope,
      low: rate.low,
      high: rate.high,
      ...(other === undefined
        ? {}
        : { otherLog10: other.rate.slope, otherLow: other.rate.low, otherHigh: other.rate.high }),
    },
  };
}

/** What a layer multiplies by, as a wording takes it. */
export function multiplier({ slope, low, high }: Rate): Ratio {
  return { log10: slope, low, high };
}

function multiplierText(rate: Rate, say: Wording): string {
  return say.magnitude(multiplier(rate));
}

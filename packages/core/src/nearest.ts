import { distance } from 'fastest-levenshtein';

/**
 * The legal names that a mistyped one most likely meant, nearest first, at most three.
 *
 * A name counts as near when a third of its letters or fewer differ (Levenshtein distance), when it has the
 * same letters in another order, or when one begins with the other.
 */
export function nearestNames(name: string, legal: Iterable<string>): string[] {
  const wanted = name.toLowerCase();
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of legal) {
    const other = candidate.toLowerCase();
    const score = sorted(wanted) === sorted(other) ? 1 : distance(wanted, other);
    const prefix = wanted.length >= 2 && (other.startsWith(wanted) || wanted.startsWith(other));
    if (prefix || score <= Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3))) {
      scored.push({ candidate, score: prefix ? Math.min(score, 1) : score });
    }
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, 3).map(({ candidate }) => candidate);
}

function sorted(name: string): string {
  return [...name].sort().join('');
}

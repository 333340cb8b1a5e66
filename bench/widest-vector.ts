import { execFileSync } from 'node:child_process';

/**
 * Bits of the widest vectors of this machine, by GCC's macros: it splits wider ones, and badly (a quarter of the
 * speed). 0 without GCC.
 */
export function widestVector(): number {
  try {
    const options = ['-march=native', '-dM', '-E', '-x', 'c', '/dev/null'];
    const macros = execFileSync('gcc', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    if (macros.includes('__AVX512F__')) return 512;
    return macros.includes('__AVX2__') ? 256 : 128;
  } catch {
    return 0;
  }
}

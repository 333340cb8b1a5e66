/** Bundles what the page carries, its script and its style sheet, into `dist/page`; runs after the compiler. */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
/** Where Vega's own dependencies are installed: the page takes its parts one by one. */
const vegaParts = dirname(realpathSync(`${here}/node_modules/vega`));

await build({
  absWorkingDir: here,
  entryPoints: { client: 'src/page/client/main.ts', page: 'src/page/page.css' },
  outdir: 'dist/page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  nodePaths: [vegaParts],
  logLevel: 'warning',
});

/** Bundles what the page carries, its scripts and its style sheet, into `dist/page`; runs after the compiler. */
import { realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { deflatedScript } from './src/page/deflated.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** Where Vega's own dependencies are installed: the page takes its parts one by one. */
const vegaParts = dirname(realpathSync(`${here}/node_modules/vega`));

const options: BuildOptions = {
  absWorkingDir: here,
  outdir: 'dist/page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  nodePaths: [vegaParts],
  logLevel: 'warning',
};

await build({ ...options, entryPoints: { client: 'src/page/client/main.ts', page: 'src/page/page.css' } });

const live = await build({
  ...options,
  entryPoints: { live: 'src/page/client/live/main.ts' },
  write: false,
});
await writeFile(`${here}/dist/page/live.json`, JSON.stringify(deflatedScript(live.outputFiles[0]!.text)));

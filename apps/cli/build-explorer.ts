/** Bundles the explorer that stands in a report's page, its script and its style, into `dist`. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  absWorkingDir: dirname(fileURLToPath(import.meta.url)),
  entryPoints: { script: 'src/explorer/client/main.ts', style: 'src/explorer/explorer.css' },
  outdir: 'dist',
  entryNames: 'explorer',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});

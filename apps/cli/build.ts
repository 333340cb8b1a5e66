/**
 * Bundles the command line into `dist`: a command loads a few files in place of hundreds, which is most of the time
 * that a short one takes.
 *
 * What several entries use stands in chunks that they share, so that there is one copy of core in a process: that of
 * the engine and that of a user's module are the same. Left outside are packages that bring files of their own: data,
 * fonts, threads' entries, native code.
 */
import { readdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** CommonJS modules in the bundle ask for Node's own by `require`, which an ES module has to make. */
const HEAD = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`;
const here = dirname(fileURLToPath(import.meta.url));

const options = {
  absWorkingDir: here,
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  external: ['tinypool', 'vega-datasets'],
  banner: { js: HEAD },
  charset: 'utf8',
  legalComments: 'linked',
  logLevel: 'warning',
} as const;

const { metafile } = await build({
  ...options,
  entryPoints: {
    main: 'src/main.ts',
    // Each thread begins with one of these.
    'shard-worker': 'src/execution/shard-worker.ts',
    // What modules of users import.
    core: '@chainrule/core',
    activations: '@chainrule/activations',
  },
  splitting: true,
  metafile: true,
});

// A thread that only makes images shares nothing, and is to load nothing else.
await build({ ...options, entryPoints: { 'png-worker': 'src/report/png-worker.ts' } });

// Chunks of an earlier build go; they are never missing meanwhile.
const kept = new Set(Object.keys(metafile.outputs));
for (const name of await readdir(`${here}/dist`)) {
  if (/^[\w.]+-[A-Z0-9]{8}\.js$/.test(name) && !kept.has(`dist/${name}`)) await rm(`${here}/dist/${name}`);
}

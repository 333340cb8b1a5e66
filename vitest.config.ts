import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/longest-first.ts';

const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  throw new Error(
    `The tests need Node 22.18 or newer, this is ${process.version}: run them as \`npx -y pnpm@12 test\`, which brings its own.`,
  );
}

/** Tests and sources run from `src`, without a build. */
const conditions = ['@chainrule/source', 'node', 'import', 'module', 'default'];

const project = (name: string, folder: string) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  test: {
    name,
    root: folder,
    include: name === 'tests' ? ['**/*.test.ts'] : ['src/**/*.test.ts'],
    environment: 'node' as const,
    // Files share a worker's modules: none of them changes one.
    isolate: false,
    // No test reads what another version, or another test, has left behind.
    env: { CHAINRULE_CACHE: 'off' },
    // Generous: a busy machine must not turn a slow test into a failed one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    onConsoleLog: () => undefined,
  },
});

export default defineConfig({
  test: {
    reporters: ['default', './tests/plain-reporter.ts'],
    // More than there are cores: many tests do nothing but wait for a process of their own.
    maxWorkers: 2 * availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      project('core', 'packages/core'),
      project('activations', 'packages/activations'),
      project('report', 'packages/report'),
      project('cli', 'apps/cli'),
      project('tests', 'tests'),
    ],
  },
});

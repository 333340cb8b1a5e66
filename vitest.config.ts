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

export default defineConfig({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  test: {
    // One project: a module is read and compiled once for the tests of every package.
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', './tests/plain-reporter.ts'],
    // One more than there are cores: some tests do nothing but wait for a process of their own.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { RULES, type RuleName } from './rules.ts';
import { readSourceTree } from './source-tree.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = Object.keys(RULES) as RuleName[];

describe('the house', () => {
  const files = readSourceTree(root);

  test('has sources in every package', () => {
    expect(new Set(files.map((file) => file.package)).size).toBe(4);
    expect(files.length).toBeGreaterThan(100);
  });

  test.for(names)('%s', (name) => {
    const breaches = RULES[name](files).map(({ path, message }) => `${path} ${message}`);
    expect(breaches).toEqual([]);
  });
});

/** Files of a small house that keeps every rule. */
const SOUND: Readonly<Record<string, string>> = {
  'packages/core/src/chain.ts': '/** A chain. */\nexport const chain = 1;\n',
  'packages/core/src/elementary/tanh.ts':
    '/** tanh z. */\nexport const tanh = 1; // import fs from "node:fs"\n',
  'packages/activations/src/catalogue.ts':
    "import { chain } from '@chainrule/core';\n\n/** z ** 2. */\nexport const square = [chain, 2 ** 3, 'z ** 3'];\n",
  'packages/report/src/charts.ts':
    "import { chain } from '@chainrule/core';\n\nexport const charts = [chain];\n",
  'packages/report/src/charts.test.ts': "import { tanh } from '@chainrule/activations';\n",
  'apps/cli/src/main.ts':
    "import { readFileSync } from 'node:fs';\nimport { charts } from '@chainrule/report';\n",
};

/** For each rule, files that break it and nothing else. */
const PLANTED: Readonly<Record<RuleName, readonly Readonly<Record<string, string>>[]>> = {
  'imports follow the arrows': [
    { 'packages/core/src/a.ts': "import '@chainrule/activations';\n" },
    { 'packages/core/src/a.ts': "const later = () => import('@chainrule/report');\n" },
    { 'packages/report/src/a.ts': "import {\n  square,\n} from '@chainrule/activations';\n" },
    { 'packages/activations/src/a.ts': "export type { Chart } from '@chainrule/report';\n" },
    {
      'packages/activations/src/a.ts': "import { chain } from '../../core/src/index.ts';\n".replace(
        'core',
        'report',
      ),
    },
    { 'packages/report/src/a.ts': "import { main } from '@chainrule/cli';\n" },
  ],
  'no file imports itself in a circle': [
    {
      'packages/core/src/a.ts': "import { b } from './b/index.ts';\n",
      'packages/core/src/b/index.ts': "export * from './b.ts';\n",
      'packages/core/src/b/b.ts': "import type { A } from '../a.ts';\n",
    },
  ],
  'core and activations import no module of the host': [
    { 'packages/core/src/a.ts': "import { readFileSync } from 'node:fs';\n" },
    { 'packages/activations/src/a.ts': "import { join } from 'path';\n" },
  ],
  'core and report name no activation': [
    { 'packages/core/src/a.ts': "const isFast = (name: string) => name === 'sigmoid';\n" },
    { 'packages/report/src/a.ts': 'const leakyReLU = 1;\n' },
    { 'packages/report/src/a.ts': "const text = 'as in hard-sigmoid';\n" },
    { 'packages/report/src/a.ts': "const special = new Set(['identity']);\n" },
  ],
  'every export of core and activations is documented': [
    { 'packages/core/src/a.ts': 'export function gradient(): void {}\n' },
    { 'packages/activations/src/a.ts': '// A comment.\nexport interface Entry {}\n' },
  ],
  'core and activations use no operation whose bits depend on the engine': [
    { 'packages/core/src/a.ts': 'const y = Math.exp(1);\n' },
    { 'packages/activations/src/a.ts': 'const y = 3 ** 2;\n' },
  ],
  'no source file is past 300 lines': [{ 'apps/cli/src/a.ts': 'f();\n'.repeat(301) }],
};

describe('the rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-architecture-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const build = (name: string, files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return readSourceTree(join(folder, name));
  };

  test.for(names)('find nothing in a sound house: %s', (name) => {
    expect(RULES[name](build('sound', SOUND))).toEqual([]);
  });

  const planted = names.flatMap((name) => PLANTED[name].map((files, index) => ({ name, files, index })));
  test.for(planted)('find breach $index of: $name', ({ name, files, index }) => {
    const house = build(`${names.indexOf(name)}-${index}`, { ...SOUND, ...files });
    const found = names.filter((rule) => RULES[rule](house).length > 0);
    expect(found).toEqual([name]);
  });
});

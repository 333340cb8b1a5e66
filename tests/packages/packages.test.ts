import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { parseResult } from '@chainrule/core';
import { findings } from '@chainrule/report';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainruleWarm, emptyFolder } from '../cli/chainrule.ts';
import { run } from '../support/processes.ts';
import { fromRoot } from '../support/root.ts';
import { readSnippets } from '../support/snippets.ts';
import { type Consumer, installPackages, PACKAGES } from './consumer.ts';

let consumer: Consumer;
beforeAll(async () => {
  // Few panels to draw: by then it is the installing that is tested.
  const few = ['--activations', 'sigmoid,tanh', '--depths', '1,2'];
  const args = ['run', fromRoot('tests/fixtures/small-study.yaml'), ...few, '--out', '.', '--quiet'];
  const folder = await emptyFolder();
  const [installed, { code }] = await Promise.all([installPackages(), chainruleWarm(args, { folder })]);
  consumer = installed;
  expect(code).toBe(0);
  copyFileSync(join(folder, 'result.json'), join(consumer.folder, 'result.json'));
}, 120_000);
afterAll(() => consumer?.remove());

describe.for(PACKAGES)('the packed %s', (name) => {
  test('is clean for publint and for "are the types wrong"', async () => {
    const bytes = new Uint8Array(readFileSync(consumer.tarballs[name]));
    const { messages } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
    expect(messages).toEqual([]);
    const types = await checkPackage(createPackageFromTarballData(bytes));
    // ES modules only: what a CommonJS or a pre-2019 resolver makes of them is known.
    const known = new Set(['NoResolution', 'CJSResolvesToESM']);
    expect(types).toMatchObject({ packageName: `@chainrule/${name}`, types: { kind: 'included' } });
    const { problems = [] } = types as { problems?: readonly { kind: string }[] };
    expect(problems.filter(({ kind }) => !known.has(kind))).toEqual([]);
  }, 60_000);

  test("runs its README's example, which prints what it says", { timeout: 60_000 }, async () => {
    const [example] = readSnippets(`packages/${name}/README.md`).filter(({ language }) => language === 'ts');
    writeFileSync(join(consumer.folder, `${name}.example.ts`), example!.code);
    const output = await run(process.execPath, [`${name}.example.ts`], { cwd: consumer.folder });
    const lines = output.trimEnd().split('\n');
    if (example!.prints !== undefined) expect(lines).toEqual(example!.prints);
    else expect(lines).toEqual(expectedOf[name]?.());
  });
});

/** Where what an example prints depends on a file that the page does not show. */
const expectedOf: Readonly<Partial<Record<(typeof PACKAGES)[number], () => readonly string[]>>> = {
  report: () => {
    expect(existsSync(join(consumer.folder, 'my-report/index.html'))).toBe(true);
    const result = parseResult(readFileSync(join(consumer.folder, 'result.json'), 'utf8'));
    return findings(result).map(({ text, chart }) => `${text} (${chart})`);
  },
};

/** Types arrive whole: what is wrong is refused, and nothing has decayed to `any`. */
const TYPED = `
import { type Activation, backprop, createChain, type StudyResult } from '@chainrule/core';
import { catalogue, defineActivation } from '@chainrule/activations';
import { reportFiles } from '@chainrule/report';

type IsAny<T> = 0 extends 1 & T ? true : false;
type Exactly<A, B> = [A] extends [B] ? ([B] extends [A] ? (IsAny<A> extends true ? false : true) : false) : false;
const sure = <T extends true>(): T | undefined => undefined;

const mine = defineActivation({ name: 'mine', formula: 'z * sigmoid(1.5 * z)' });
const chain = createChain({ activation: mine, weights: [1, 2] });
const { gradients } = backprop(chain, [{ x: 1, y: 0 }]);
sure<Exactly<(typeof gradients)[number]['weight']['log10'], number>>();
sure<Exactly<(typeof catalogue)[number] extends Activation ? 'yes' : 'no', 'yes'>>();
sure<Exactly<Parameters<typeof reportFiles>[0], StudyResult>>();
// @ts-expect-error a chain needs weights
createChain({ activation: mine });
// @ts-expect-error an example has a target
backprop(chain, [{ x: 1 }]);
`;

const OPTIONS = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

test.for(Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])(
  'TypeScript sees full types under %s, examples included',
  { timeout: 60_000 },
  async (resolution) => {
    writeFileSync(join(consumer.folder, 'typed.ts'), TYPED);
    const file = join(consumer.folder, `tsconfig.${resolution}.json`);
    const compilerOptions = {
      ...OPTIONS[resolution],
      target: 'es2023',
      strict: true,
      noEmit: true,
      types: ['node'],
    };
    writeFileSync(
      file,
      JSON.stringify({
        compilerOptions: {
          ...compilerOptions,
          lib: ['es2023', 'dom'],
          typeRoots: [fromRoot('tests/node_modules/@types')],
        },
        include: ['*.ts'],
      }),
    );
    const output = await run(fromRoot('node_modules/.bin/tsc'), ['-p', file], { cwd: consumer.folder });
    expect(output).toBe('');
  },
);

test('core and activations bundle for a browser, without a module of the host', async () => {
  const { errors, warnings, outputFiles } = await build({
    stdin: {
      contents: "export * from '@chainrule/core'; export * from '@chainrule/activations';",
      resolveDir: consumer.folder,
    },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
  });
  expect([...errors, ...warnings]).toEqual([]);
  expect(outputFiles[0]!.contents.length).toBeLessThan(700_000);
});

import { join } from 'node:path';
import { parseResult, serialiseResult } from '@chainrule/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainrule, chainruleWarm, contents, emptyFolder, smallStudy } from './chainrule.ts';

describe('a report of a small study', { timeout: 60_000 }, () => {
  let folder: string;
  let first: ReadonlyMap<string, Buffer>;

  beforeAll(async () => {
    folder = await emptyFolder({ 'study.yaml': smallStudy });
    const env = { TZ: 'UTC', LANG: 'C', CHAINRULE_THREADS_FROM: '0' };
    const outcome = await chainrule(['report', 'study.yaml', '--threads', '2'], { folder, env });
    expect(outcome).toMatchObject({ code: 0, stdout: 'chainrule-report/index.html\n' });
    expect(outcome.stderr).toContain('Small: 3 activations, 2 weight schemes, 3 depths, 64 chains each');
    expect(outcome.stderr).toContain('open chainrule-report/index.html in a browser');
    first = await contents(join(folder, 'chainrule-report'));
  }, 60_000);

  test('has the files that were promised, and nothing stands beside it', async () => {
    const files = [...first.keys()];
    expect(files).toEqual(
      expect.arrayContaining(['index.html', 'report.md', 'result.json', 'rows.csv', 'rows.parquet']),
    );
    const charts = files.filter((file) => file.startsWith('charts/'));
    expect(charts.length).toBeGreaterThanOrEqual(18);
    for (const chart of charts) expect(chart).toMatch(/^charts\/[a-z-]+\.(vl\.json|svg|png)$/);
    expect(
      [...(await contents(folder)).keys()].filter((file) => !file.startsWith('chainrule-report/')),
    ).toEqual(['study.yaml']);
  });

  test('holds a result that reads back to the byte', () => {
    const text = first.get('result.json')!.toString('utf8');
    expect(serialiseResult(parseResult(text))).toBe(text);
  });

  test('is the same to the byte whatever the threads, the folder, the time zone and the language', async () => {
    const env = { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', CI: 'true' };
    const args = ['report', join(folder, 'study.yaml'), '--threads', '1', '-q', '-o', 'again'];
    const elsewhere = await emptyFolder();
    const { code, stderr } = await chainrule(args, { folder: elsewhere, env });
    expect([code, stderr]).toEqual([0, '']);
    expect(differences(await contents(join(elsewhere, 'again')), first)).toEqual([]);
  });

  test('is the same to the byte drawn from its result', async () => {
    const formats = ['--format', 'html,md,svg,vl,csv,parquet'];
    const drawn = await chainruleWarm(['draw', 'chainrule-report', '--out', 'drawn', '--json', ...formats], {
      folder,
    });
    const expected = new Map([...first].filter(([path]) => !path.endsWith('.png')));
    expect(differences(await contents(join(folder, 'drawn')), expected)).toEqual([]);
    expect(JSON.parse(drawn.stdout).files.toSorted()).toEqual([...expected.keys()].toSorted());
  });

  test('is drawn in part, and each file is the same, but that Markdown names only what is there', async () => {
    const args = ['draw', 'chainrule-report/result.json', '-o', 'part', '-q', '--format', 'md,vl'];
    expect(await chainruleWarm(args, { folder })).toMatchObject({ code: 0, stdout: 'part\n', stderr: '' });
    const { 'report.md': markdown, ...others } = Object.fromEntries(await contents(join(folder, 'part')));
    const part = [...first].filter(([path]) => /^(result\.json|.*\.(vl\.json|svg))$/.test(path));
    expect(differences(new Map(Object.entries(others)), new Map(part))).toEqual([]);
    const shown = [...String(markdown).matchAll(/\]\((charts\/[^)]*)\)/g)].map(([, path]) => path!);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((path) => !(path in others))).toEqual([]);
  });

  test('is replaced by the next one, unless something else has come to lie in it', async () => {
    const { code } = await chainruleWarm(['run', 'study.yaml', '-o', 'chainrule-report', '-q'], { folder });
    expect(code).toBe(0);
    expect([...(await contents(join(folder, 'chainrule-report'))).keys()]).toEqual(['result.json']);
  });
});

/** The paths that two folders do not both have with the same bytes. */
function differences(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => !one.get(path)?.equals(other.get(path) ?? Buffer.from('missing')));
}

test('a result may be run again, and is then the same', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  await chainruleWarm(['run', 'study.yaml', '-q'], { folder });
  await chainruleWarm(['run', 'chainrule-result/result.json', '-q', '-o', 'again'], { folder });
  expect(
    differences(await contents(join(folder, 'again')), await contents(join(folder, 'chainrule-result'))),
  ).toEqual([]);
}, 30_000);

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseResult, serialiseResult } from '@chainrule/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chainrule, contents, emptyFolder, smallStudy } from './chainrule.ts';

describe('a report of a small study', { timeout: 60_000 }, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await emptyFolder({ 'study.yaml': smallStudy });
    const outcome = await chainrule(['report', 'study.yaml'], { folder });
    expect(outcome).toMatchObject({ code: 0, stdout: 'chainrule-report/index.html\n' });
    expect(outcome.stderr).toContain('Small: 3 activations, 2 weight schemes, 3 depths, 64 chains each');
    expect(outcome.stderr).toContain('open chainrule-report/index.html in a browser');
  }, 60_000);

  test('has the files that were promised, and nothing stands beside it', async () => {
    const files = [...(await contents(join(folder, 'chainrule-report'))).keys()];
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

  test('holds a result that reads back to the byte', async () => {
    const text = await readFile(join(folder, 'chainrule-report', 'result.json'), 'utf8');
    expect(serialiseResult(parseResult(text))).toBe(text);
  });

  test('is the same, to the byte, run again and drawn from its result', async () => {
    const first = await contents(join(folder, 'chainrule-report'));
    const again = await chainrule(['report', 'study.yaml', '--threads', '1', '-q', '-o', 'again'], {
      folder,
    });
    const drawn = await chainrule(['draw', 'chainrule-report', '--out', 'drawn', '--json'], { folder });
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(await contents(join(folder, 'again'))).toEqual(first);
    expect(await contents(join(folder, 'drawn'))).toEqual(first);
    expect(JSON.parse(drawn.stdout).files.toSorted()).toEqual([...first.keys()].toSorted());
  });

  test('is replaced by the next one, unless something else has come to lie in it', async () => {
    const { code } = await chainrule(['run', 'study.yaml', '-o', 'chainrule-report', '-q'], { folder });
    expect(code).toBe(0);
    expect([...(await contents(join(folder, 'chainrule-report'))).keys()]).toEqual(['result.json']);
  });
});

test('a result may be run again, and is then the same', async () => {
  const folder = await emptyFolder({ 'study.yaml': smallStudy });
  await chainrule(['run', 'study.yaml', '-q'], { folder });
  await chainrule(['run', 'chainrule-result/result.json', '-q', '-o', 'again'], { folder });
  expect(await contents(join(folder, 'again'))).toEqual(await contents(join(folder, 'chainrule-result')));
}, 30_000);

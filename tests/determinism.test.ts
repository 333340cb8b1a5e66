import { expect, test } from 'vitest';
import { chainrule, contents, emptyFolder } from './cli/chainrule.ts';
import { fromRoot } from './support/root.ts';

const STUDY = fromRoot('tests/fixtures/small-study.yaml');

/** A report in a folder of its own, under an environment of its own. */
async function report(
  threads: string,
  env: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await emptyFolder();
  const { code, stderr } = await chainrule(['report', STUDY, '--threads', threads, '--quiet'], {
    folder,
    env,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return contents(folder);
}

test('a report is the same to the byte whatever the threads, the folder, the time zone and the language', {
  timeout: 60_000,
}, async () => {
  const [first, second] = await Promise.all([
    report('1', { TZ: 'UTC', LANG: 'C' }),
    report('2', { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', CI: 'true' }),
  ]);
  expect(first.size).toBeGreaterThan(20);
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect(
    [...first].filter(([path, bytes]) => !bytes.equals(second.get(path)!)).map(([path]) => path),
  ).toEqual([]);
});

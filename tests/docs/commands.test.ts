import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { chainruleWarm, emptyFolder } from '../cli/chainrule.ts';
import { ROOT } from '../support/root.ts';
import { printsAsSaid, readSnippets } from '../support/snippets.ts';
import { PAGES } from './pages.ts';
import { commandLines, runLine } from './shell.ts';

const snippets = PAGES.flatMap(readSnippets);
const commands = snippets.filter(({ language }) => language === 'sh');

/** All pages share a cache, as a reader who tries one after the other has it. */
let cache: string;
beforeAll(async () => {
  cache = await emptyFolder();
});

/** The snippets of a page share a folder, and run in order; what it makes with `new` is there from the start. */
test.for(PAGES.filter((page) => commands.some((snippet) => snippet.page === page)))(
  'the commands of %s run and print what it says',
  { timeout: 120_000 },
  async (page) => {
    const folder = await emptyFolder();
    const blocks = commands.filter((snippet) => snippet.page === page);
    const isNew = (line: string) => /^chainrule new /.test(line);
    for (const line of blocks.flatMap(commandLines).filter(isNew))
      await runLine(line, { folder, cache, quick: true });
    for (const snippet of blocks) {
      let output = '';
      for (const line of commandLines(snippet).filter((command) => !isNew(command))) {
        output += await runLine(line, { folder, cache, quick: snippet.prints === undefined });
      }
      if (snippet.prints === undefined || printsAsSaid(snippet.prints, output)) continue;
      expect(output, `line ${snippet.line}`).toBe(snippet.prints.join('\n'));
    }
  },
);

test.for(snippets.filter(({ language }) => language === 'yaml'))(
  '$page:$line is a study that runs',
  { timeout: 60_000 },
  async ({ code }) => {
    const folder = await emptyFolder({ 'study.yaml': code });
    const outcome = await chainruleWarm(['run', 'study.yaml', '--chains', '8', '--quiet'], { folder });
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
  },
);

test("the study behind the README's picture runs", { timeout: 60_000 }, async () => {
  const study = join(ROOT, 'docs/images/study.yaml');
  const outcome = await chainruleWarm(['run', study, '--chains', '8', '--quiet'], {
    folder: await emptyFolder(),
  });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
});

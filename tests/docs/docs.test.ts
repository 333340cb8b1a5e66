import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../cli/chainrule.ts';
import { ROOT } from '../support/root.ts';
import { printsAsSaid, readSnippets, type Snippet } from '../support/snippets.ts';
import { brokenLinks } from './links.ts';
import { PAGES } from './pages.ts';
import { runLine } from './shell.ts';
import { SnippetFiles } from './typescript-snippets.ts';

const snippets = PAGES.flatMap(readSnippets);
const labelled = (of: readonly Snippet[]) => of.map((snippet) => ({ ...snippet, snippet }));
const inLanguage = (wanted: string) => snippets.filter(({ language }) => language === wanted);

test('every fence is in a language that these tests know', () => {
  const known = new Set(['', 'ts', 'sh', 'text', 'yaml', 'json', 'mermaid']);
  const odd = snippets.filter(({ language }) => !known.has(language));
  expect(odd.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([]);
});

test.for(PAGES)('no link of %s is broken', (page) => {
  expect(brokenLinks(ROOT, page)).toEqual([]);
});

describe('TypeScript snippets', () => {
  const files = new SnippetFiles(inLanguage('ts'));

  test('compile', { timeout: 60_000 }, async () => {
    expect(await files.typeErrors()).toEqual([]);
  });

  const printing = inLanguage('ts').filter(({ prints }) => prints !== undefined);
  test.for(labelled(printing))(
    '$page:$line prints what it says',
    { timeout: 60_000 },
    async ({ snippet }) => {
      const output = await files.output(snippet);
      if (!printsAsSaid(snippet.prints!, output)) expect(output).toBe(snippet.prints!.join('\n'));
    },
  );
});

test.for(labelled(inLanguage('json')))('$page:$line is JSON', ({ code }) => {
  expect(() => JSON.parse(code)).not.toThrow();
});

describe('the checks themselves', () => {
  test('find a broken link and a missing heading, and follow sound ones', async () => {
    const root = await emptyFolder({
      'a.md':
        '[x](b.md#two-words) ![y](no.png) [z](#nowhere) [w](b.md#gone) `[v](u.md)` <a href="c.md">c</a>\n',
      'b.md': '# One\n\n```sh\n# gone\n```\n\n## Two *words*\n',
    });
    expect(brokenLinks(root, 'a.md')).toEqual(['no.png', '#nowhere', 'b.md#gone', 'c.md']);
    expect(brokenLinks(root, 'b.md')).toEqual([]);
  });

  test('refuse output that is not what was said', () => {
    expect(printsAsSaid(['a', '…', 'c'], 'a\nb\nb\nc\n')).toBe(true);
    expect(printsAsSaid(['a', 'b'], 'a\nb  \n\n')).toBe(true);
    expect(printsAsSaid(['a', 'c'], 'a\nb\nc\n')).toBe(false);
    expect(printsAsSaid(['a'], 'a\nb\n')).toBe(false);
  });

  test('refuse commands that are not ours and scripts that are not there', async () => {
    const situation = { folder: await emptyFolder(), cache: 'off', quick: true };
    await expect(runLine('rm -r x', situation)).rejects.toThrow('do not know');
    await expect(runLine('npx -y pnpm@12 tset', situation)).rejects.toThrow('no script named tset');
    await expect(runLine('chainrule explian', situation)).rejects.toThrow('ended with 2');
  });

  test('place a snippet by page and line', () => {
    const [first] = readSnippets(join('tests', 'fixtures', 'snippets.md'));
    expect(first).toMatchObject({ line: 3, language: 'sh', code: 'chainrule --version', prints: ['1.0'] });
  });
});

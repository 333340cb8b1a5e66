import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zoo } from '../fixtures/zoo.ts';
import { escapeHtml, html, scriptJson } from './html.ts';
import { packData, unpackData } from './packed.ts';
import { renderPage } from './page.ts';

test('text is escaped wherever it is put', () => {
  const name = `<b title="x">'&`;
  expect(html`<p title="${name}">${name}</p>`.html).toBe(
    `<p title="${escapeHtml(name)}">${escapeHtml(name)}</p>`,
  );
  expect(escapeHtml(name)).not.toMatch(/[<>"']/);
});

test('JSON in a script cannot end it, and reads back', () => {
  const value = { name: '</script><!--\u2028\u2029' };
  const { html: json } = scriptJson(value);
  expect(json).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});

test('packed data come back as they were', () => {
  const data = [
    { activation: 'a', y: 1, note: null },
    { activation: 'b', y: null, note: null },
    { activation: 'a', y: 3, note: 'n' },
  ];
  expect(unpackData(packData(data))).toEqual(data);
  expect(unpackData(packData([]))).toEqual([]);
  expect(unpackData(packData([{ activation: 'a' }, { activation: 'a' }]))).toEqual([
    { activation: 'a' },
    { activation: 'a' },
  ]);
});

describe.each(['usual', 'hostile names', 'all dead', 'no rows'])(
  'a page of a result with %s',
  async (name) => {
    const result = zoo[name]!();
    const explorer = { script: 'void "</script>é";', style: '#explorer-place{color:inherit}' };
    const options = { command: 'chainrule report "a & b".yaml', explorer };
    const page = await renderPage(result, options);

    const [before = '', script = '', after = ''] = page.split(/<script>([\s\S]*?)<\/script>/);
    const markup = before + after;
    const inflated = (id: string): string => {
      const [, base64 = ''] = new RegExp(`<script type="text/plain" id="${id}">([^<]*)<`).exec(markup) ?? [];
      return inflateRawSync(Buffer.from(base64, 'base64')).toString();
    };

    test('allows exactly its own script and style', () => {
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
      const [, policy] = /content="(default-src[^"]*)"/.exec(page) ?? [];
      expect(policy?.split('; ').slice(0, 3)).toEqual([
        "default-src 'none'",
        `script-src 'sha256-${digest(script)}' 'sha256-${digest(inflated('live-script'))}' 'sha256-${digest(options.explorer.script)}'`,
        `style-src 'sha256-${digest(style)}'`,
      ]);
    });

    test('weighs less than a megabyte', () => {
      expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    });

    test('carries the explorer as it was given, and what scripts read, deflated', () => {
      expect(inflated('explorer-script')).toBe(explorer.script);
      expect(page).toContain(`${explorer.style}</style>`);
      for (const [, name = ''] of page.matchAll(/data-chart="([^"]*)"/g)) {
        expect(JSON.parse(inflated(`${name}-data`))).toHaveProperty('vega');
      }
    });

    test('names nothing outside itself, and styles nothing in place', () => {
      expect(markup.match(/(?:src|href|action)="(?!#|data:)[^"]*"|url\((?!#)[^)]*\)|@import/g)).toBeNull();
      expect(markup.match(/<[^>]* (?:style|on[a-z]+)="[^>]*>/g)).toBeNull();
    });

    test('lets no text of the study become markup', () => {
      expect(markup.match(/<img|<b>|alert\(1\)<\/script/g)).toBeNull();
    });

    test('shows every chart before any script runs', () => {
      const sections = page.match(/class="chart-section"/g) ?? [];
      expect(page.match(/<svg [^>]*class="marks"/g) ?? []).toHaveLength(sections.length);
    });
  },
);

test('a page is the same bytes again, whatever was drawn between', async () => {
  const page = async () => digest(await renderPage(zoo['one activation']!(), {}));
  const first = await page();
  await renderPage(zoo['no rows']!(), {});
  expect(await page()).toBe(first);
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

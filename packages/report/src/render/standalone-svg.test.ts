import { beforeAll, describe, expect, test } from 'vitest';
import type { Chart } from '../charts/chart.ts';
import { createCharts } from '../charts/index.ts';
import { zoo } from '../fixtures/zoo.ts';
import { darkColours } from '../theme.ts';
import { type ChartDrawing, drawChart } from './chart-drawing.ts';
import { standaloneSvg } from './standalone-svg.ts';

/** Text that would be rewritten, were it taken for a tag's. */
const ODD = 'id="a" fill="var(--ink)" clip-path="url(#b)" opacity="1" translate(0.123456,0)';

describe('a chart drawn once', () => {
  const [chart] = createCharts(zoo['one activation']!());
  const named: Chart = { ...chart!, spec: renamed(chart!.spec) };
  let drawing: ChartDrawing;
  let file: string;
  beforeAll(async () => {
    drawing = await drawChart(named);
    file = standaloneSvg(drawing);
  });

  test('is the same bytes again, whatever was drawn before', async () => {
    expect((await drawChart(named)).svg).toBe(drawing.svg);
    expect(standaloneSvg(await drawChart(named))).toBe(file);
  });

  test('takes its colours and its typeface from a page', () => {
    expect(drawing.svg).toContain('"var(--series-1)"');
    expect(tags(drawing.svg).join()).not.toMatch(/#[0-9A-F]{6}"|font-family/);
  });

  test('brings colours and a typeface in a file of its own, under its title', () => {
    expect(tags(file).join()).not.toMatch(/"var\(|"inherit"/);
    expect(file).toMatch(/^<svg [^>]*font-family="Inter, sans-serif"/);
    const { text, subtitle } = chart!.spec.title as unknown as Record<string, readonly string[]>;
    for (const line of [...text!, ...subtitle!]) expect(texts(file)).toContain(line);
    expect(heightOf(file)).toBeGreaterThan(heightOf(drawing.svg) + 30);
  });

  test('on a dark ground has dark colours, and nothing else is another', () => {
    const dark = standaloneSvg(drawing, 'dark');
    expect(tags(dark).join()).not.toMatch(/"var\(|#1B1F24/);
    expect(tags(dark)[1]).toContain(`fill="${darkColours.background}"`);
    const withoutColours = (svg: string) => svg.replace(/"#[0-9A-F]{6}"/g, '""');
    expect(withoutColours(dark)).toBe(withoutColours(file));
  });

  test('has ids that no other chart of a page has', () => {
    const ids = [...drawing.svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      expect(id.startsWith(`${chart!.name}-`)).toBe(true);
      expect(drawing.svg).toContain(`"url(#${id})"`);
    }
  });

  test('shows a name as it is, also one that looks like a piece of SVG', () => {
    expect(texts(drawing.svg)).toContain(ODD);
    expect(texts(file)).toContain(ODD);
  });
});

/** The specification with every datum of its first activation under another name. */
function renamed(spec: Chart['spec']): Chart['spec'] {
  const text = JSON.stringify(spec);
  const [, name] = /"activation":"((?:[^"\\]|\\.)*)"/.exec(text)!;
  return JSON.parse(text.replaceAll(`"${name}"`, () => JSON.stringify(ODD)));
}

function tags(svg: string): string[] {
  return svg.match(/<[^<>]+>/g)!;
}

/** Every text element, its escapes undone. */
function texts(svg: string): string[] {
  const unescaped = (text: string): string =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  return [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => unescaped(text!));
}

function heightOf(svg: string): number {
  return Number(/ height="([\d.]+)"/.exec(svg)![1]);
}

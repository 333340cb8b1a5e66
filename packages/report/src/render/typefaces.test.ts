import { expect, test } from 'vitest';
import { typeset } from './typefaces.ts';

const files = (svg: string): string[] => typeset(svg).fontFiles.map((file) => file.replace(/.*\//, ''));

test('Inter alone sets what a report itself writes', () => {
  const svg = '<text aria-label="שלום">|∂C/∂wₗ| ≤ 10⁻¹⁸ · φ′(z) × ∞ … naïve</text>';
  expect(typeset(svg).svg).toBe(svg);
  expect(files(svg)).toEqual(['Inter_400Regular.ttf', 'Inter_600SemiBold.ttf']);
});

test.each(['שלום', 'دالة', 'Հայ', 'ქართ'])('what Inter lacks of %s is looked for in DejaVu Sans', (name) => {
  const svg = `<text>${name}</text>`;
  expect(typeset(svg).svg).toBe(svg);
  expect(files(svg).slice(2)).toEqual(['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']);
});

test('a character that neither has is told by its code point, and no tag is touched', () => {
  const svg = '<g data-name="激活"><text>激活 φ 🙂</text></g>';
  expect(typeset(svg).svg).toBe('<g data-name="激活"><text>\\u{6FC0}… φ \\u{1F642}</text></g>');
});

import { textWidth } from './text-width.ts';

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  /** The width beyond which Vega cuts the text; 0 for none. */
  readonly limit?: number;
}

/** What Vega asks for the width of a text; one for the whole process. */
export interface TextMetrics {
  width: (item: TextItem, text: string) => number;
}

/**
 * Has Vega lay out by the typeface's own table, in images and in a page alike, so that a drawing that becomes
 * live does not move.
 *
 * Without a canvas Vega would take every character for 0.8 em, which tears layouts apart and cuts labels that
 * fit. Removable once Vega can be given metrics per view.
 */
export function measureWithTable(metrics: TextMetrics): void {
  metrics.width = ({ fontSize = 11, fontWeight, limit = 0 }, text) => {
    const bold = Number(fontWeight) >= 600 || fontWeight === 'bold';
    const width = textWidth(String(text ?? ''), { size: fontSize, bold });
    return limit > 0 ? Math.min(width, limit) : width;
  };
}

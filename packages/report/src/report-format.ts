/** The forms that a whole result comes in. */
export type WholeFormat = 'html' | 'md' | 'json' | 'csv' | 'parquet';

/** The forms that each chart comes in. */
export type ChartFormat = 'vl' | 'svg' | 'png';

/** A form of a report's files. */
export type ReportFormat = WholeFormat | ChartFormat;

/** The file of each form, in the order of a report's files. */
export const wholePaths: Readonly<Record<WholeFormat, string>> = {
  html: 'index.html',
  md: 'report.md',
  json: 'result.json',
  csv: 'rows.csv',
  parquet: 'rows.parquet',
};

/** What follows a chart's name in each form's file, in the order of a report's files. */
export const chartEndings: Readonly<Record<ChartFormat, string>> = {
  vl: 'vl.json',
  svg: 'svg',
  png: 'png',
};

/** Every form, in the order of a report's files. */
export const reportFormats: readonly ReportFormat[] = [
  ...(Object.keys(wholePaths) as WholeFormat[]),
  ...(Object.keys(chartEndings) as ChartFormat[]),
];

/** Whether any of these forms shows a chart as an image. */
export function needsDrawing(formats: Iterable<ReportFormat>): boolean {
  return [...formats].some((format) => format === 'html' || format === 'svg' || format === 'png');
}

export type { Rate } from './charts/by-depth/rate.ts';
export type {
  Chart,
  ChartDefinition,
  ChartName,
  Column,
  Datum,
  Drawing,
  Json,
  Spec,
  Table,
} from './charts/chart.ts';
export { charts, createCharts } from './charts/index.ts';
export type { Finding } from './findings/finding.ts';
export { findings, verdicts } from './findings/index.ts';
export type { Verdict, VerdictKind } from './findings/verdict.ts';
export { renderMarkdown } from './markdown.ts';
export { renderPage } from './page/page.ts';
export type { PageExplorer, PageOptions } from './page/page-options.ts';
export type { ChartDrawing } from './render/chart-drawing.ts';
export { drawChart, prepareDrawing } from './render/chart-drawing.ts';
export { renderPng } from './render/png.ts';
export { renderSvg } from './render/svg.ts';
export type { ReportFile, ReportOptions } from './report-files.ts';
export { reportFiles } from './report-files.ts';
export type { ReportFormat } from './report-format.ts';
export { reportFormats } from './report-format.ts';
export type { Opening, ResultView, Series } from './result-view.ts';
export { rowsCsv } from './tables/csv.ts';
export { rowsParquet } from './tables/parquet.ts';
export type { ThemeColours, ThemeName } from './theme.ts';
export { darkColours, lightColours, theme, themeNames } from './theme.ts';

import { liveChart } from './live-chart.ts';

globalThis.chainruleLive = { liveChart };

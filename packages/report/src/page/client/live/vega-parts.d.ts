// Vega's parts ship no types of their own; these are the few names that the page uses.
declare module 'vega-dataflow' {
  export const transforms: Record<string, unknown>;
}
declare module 'vega-scenegraph' {
  export const textMetrics: unknown;
}
declare module 'vega-encode';
declare module 'vega-transforms';
declare module 'vega-view-transforms';
declare module 'vega-parser' {
  export function parse(spec: unknown, config: unknown, options: { ast: boolean }): unknown;
}
declare module 'vega-view' {
  export class View {
    constructor(runtime: unknown, options: Record<string, unknown>);
    data(name: string, values: readonly unknown[]): this;
    description(text: string): this;
    initialize(place: Element): this;
    resize(): this;
    signal(name: string): unknown;
    signal(name: string, value: unknown): this;
    runAsync(): Promise<this>;
  }
}

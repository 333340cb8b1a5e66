/**
 * The parts of Vega that the charts' dataflows use; all of it would be three fifths larger. A transform that is
 * missing here shows as an error of the parser, which the page's test fails on.
 */
import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import { textMetrics } from 'vega-scenegraph';
import * as transform from 'vega-transforms';
import * as viewTransforms from 'vega-view-transforms';
import { measureWithTable, type TextMetrics } from '../../../text/vega-metrics.ts';

Object.assign(transforms, transform, viewTransforms, encode);
measureWithTable(textMetrics as TextMetrics);

export { parse } from 'vega-parser';
export { View } from 'vega-view';

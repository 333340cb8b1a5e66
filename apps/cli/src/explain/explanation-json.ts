import { encodeNumber, type Magnitude } from '@chainrule/core';
import type { Explanation } from './explanation.ts';

type JsonNumber = ReturnType<typeof encodeNumber>;

/** The machine-readable form of an explanation; a fixed contract. */
export interface ExplanationJson {
  readonly cost: JsonNumber;
  readonly gradients: readonly {
    readonly layer: number;
    readonly weight: MagnitudeJson;
    readonly bias: MagnitudeJson;
  }[];
  readonly examples: readonly {
    readonly x: JsonNumber;
    readonly y: JsonNumber;
    readonly output: JsonNumber;
    readonly layers: readonly {
      readonly layer: number;
      readonly weight: JsonNumber;
      readonly z: JsonNumber;
      readonly h: JsonNumber;
      readonly slope: JsonNumber;
      readonly factor: JsonNumber;
      readonly log10Product: JsonNumber | null;
    }[];
  }[];
}

interface MagnitudeJson {
  readonly value: JsonNumber;
  readonly sign: JsonNumber;
  /** `null` for an exact zero. */
  readonly log10: JsonNumber | null;
}

/** Numbers that JSON cannot hold become the strings `"NaN"`, `"Infinity"`, `"-Infinity"`; log₁₀ 0 is `null`. */
export function explanationJson({ gradients, ledgers }: Explanation): ExplanationJson {
  return {
    cost: encodeNumber(gradients.cost),
    gradients: gradients.gradients.map(({ layer, weight, bias }) => ({
      layer,
      weight: magnitudeJson(weight),
      bias: magnitudeJson(bias),
    })),
    examples: ledgers.map(({ x, y, output, layers }) => ({
      x: encodeNumber(x),
      y: encodeNumber(y),
      output: encodeNumber(output),
      layers: layers.map(({ layer, weight, z, h, slope, factor, log10Product }) => ({
        layer,
        weight: encodeNumber(weight),
        z: encodeNumber(z),
        h: encodeNumber(h),
        slope: encodeNumber(slope),
        factor: encodeNumber(factor),
        log10Product: logarithm(log10Product),
      })),
    })),
  };
}

function magnitudeJson({ value, sign, log10 }: Magnitude): MagnitudeJson {
  return { value: encodeNumber(value), sign: encodeNumber(sign), log10: logarithm(log10) };
}

function logarithm(log10: number): JsonNumber | null {
  return log10 === Number.NEGATIVE_INFINITY ? null : encodeNumber(log10);
}

import { type Activation, type Extremum, encodeNumber } from '@chainrule/core';

type JsonNumber = ReturnType<typeof encodeNumber>;

/** The machine-readable card of an activation; a fixed contract. */
export interface ActivationJson {
  readonly name: string;
  /** Absent for an opaque function, as is the slope's. */
  readonly formula?: string;
  readonly parameters: Readonly<Record<string, JsonNumber>>;
  readonly slope: {
    readonly formula?: string;
    readonly supremum: ExtremumJson;
    readonly infimum: ExtremumJson;
  };
  readonly kinks: readonly {
    readonly at: JsonNumber;
    readonly left: JsonNumber;
    readonly right: JsonNumber;
    readonly value: JsonNumber;
  }[];
  readonly points: readonly {
    readonly z: JsonNumber;
    readonly value: JsonNumber;
    readonly slope: JsonNumber;
  }[];
}

interface ExtremumJson {
  readonly lower: JsonNumber;
  readonly upper: JsonNumber;
  readonly at: JsonNumber;
  readonly attained: boolean;
  readonly certified: boolean;
}

/**
 * An activation's card, with φ and φ′ at `points`. Numbers that JSON cannot hold become the strings `"NaN"`,
 * `"Infinity"` and `"-Infinity"`.
 */
export function activationJson(activation: Activation, points: readonly number[]): ActivationJson {
  const { name, formula, slopeFormula, parameters, bounds, kinks } = activation;
  return {
    name,
    ...(formula === undefined ? {} : { formula }),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([key, value]) => [key, encodeNumber(value)]),
    ),
    slope: {
      ...(slopeFormula === undefined ? {} : { formula: slopeFormula }),
      supremum: extremumJson(bounds.supremum),
      infimum: extremumJson(bounds.infimum),
    },
    kinks: kinks.map(({ at, left, right, value }) => ({
      at: encodeNumber(at),
      left: encodeNumber(left),
      right: encodeNumber(right),
      value: encodeNumber(value),
    })),
    points: points.map((z) => ({
      z: encodeNumber(z),
      value: encodeNumber(activation.value(z)),
      slope: encodeNumber(activation.derivative(z)),
    })),
  };
}

function extremumJson({ lower, upper, at, attained, certified }: Extremum): ExtremumJson {
  return {
    lower: encodeNumber(lower),
    upper: encodeNumber(upper),
    at: encodeNumber(at),
    attained,
    certified,
  };
}

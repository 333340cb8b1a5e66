import type { FormulaActivation } from '../formula-activation.ts';
import type { CatalogueEntry } from './entry.ts';
import { exponentialLinear } from './exponential-linear.ts';
import { gated } from './gated.ts';
import { oddSaturating } from './odd-saturating.ts';
import { piecewiseLinear } from './piecewise-linear.ts';
import { shrinkage } from './shrinkage.ts';
import { sigmoidal } from './sigmoidal.ts';
import { softRectified } from './soft-rectified.ts';
import { wavesAndBells } from './waves-and-bells.ts';

/** Every activation of the catalogue with its title, reference and frameworks' conventions, family by family. */
export const catalogueEntries: readonly CatalogueEntry[] = [
  ...sigmoidal,
  ...oddSaturating,
  ...piecewiseLinear,
  ...exponentialLinear,
  ...gated,
  ...softRectified,
  ...shrinkage,
  ...wavesAndBells,
];

/** Every activation of the catalogue; names are unique. */
export const catalogue: readonly FormulaActivation[] = catalogueEntries.map(({ activation }) => activation);

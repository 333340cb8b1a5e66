import type { Spec } from '../charts/chart.ts';
import { recoloured } from '../charts/recoloured.ts';
import { darkColourOf } from '../page/css-colours.ts';
import { type ThemeName, theme, themeColours } from '../theme.ts';

/** A specification that stands alone: with a theme as its configuration, and the series' colours of that theme. */
export function themedSpec(spec: Spec, name: ThemeName): Spec {
  const own = name === 'light' ? spec : recoloured(spec, (colour) => darkColourOf.get(colour) ?? colour);
  return { ...(own as Spec), config: theme(themeColours[name]) };
}

import { type ThemeName, themeNames } from '@chainrule/report';
import { unknownChoice } from './unknown-choice.ts';

/**
 * The ground that `--theme` asks for; light where it asks for none.
 *
 * @throws CliError `usage` for a name that is no theme
 */
export function reportThemeOf(name: string = 'light'): ThemeName {
  const theme = themeNames.find((known) => known === name);
  if (theme === undefined) throw unknownChoice('--theme', themeNames.join(' or '), name, themeNames);
  return theme;
}

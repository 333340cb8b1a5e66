import { arrows } from './rules/arrows.ts';
import { browserReady } from './rules/browser-ready.ts';
import { cycles } from './rules/cycles.ts';
import { documented } from './rules/documented.ts';
import { nameless } from './rules/nameless.ts';
import { portableBits } from './rules/portable-bits.ts';
import { short } from './rules/short.ts';
import type { Breach, SourceFile } from './source-tree.ts';

/** What the house promises about its sources; each rule answers with the breaches it finds. */
export const RULES = {
  'imports follow the arrows': arrows,
  'no file imports itself in a circle': cycles,
  'core and activations import no module of the host': browserReady,
  'core and report name no activation': nameless,
  'every export of core and activations is documented': documented,
  'core and activations use no operation whose bits depend on the engine': portableBits,
  'no source file is past 300 lines': short,
} satisfies Record<string, (files: readonly SourceFile[]) => readonly Breach[]>;

export type RuleName = keyof typeof RULES;

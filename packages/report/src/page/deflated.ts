import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Html, raw } from './html.ts';

/** A script that stands compressed in a page, and the hash by which the page's policy lets it run. */
export interface DeflatedScript {
  /** Deflated and in base 64. */
  readonly deflated: string;
  /** `sha256-…` of its text. */
  readonly hash: string;
}

/** Text deflated and in base 64: a third of JSON's bytes or less. The page's script inflates it. */
export function deflated(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64');
}

/** A script ready to stand in a page. */
export function deflatedScript(text: string): DeflatedScript {
  return { deflated: deflated(text), hash: policyHash(text) };
}

/** The source expression of a content security policy that allows exactly this text. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Deflated text as an element that browsers neither run nor show; an `id` must need no escaping. */
export function deflatedBlock(id: string, text: string): Html {
  return raw(`<script type="text/plain" id="${id}">${text}</script>`);
}

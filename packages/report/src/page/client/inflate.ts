/** The text of a deflated block of the page; undefined where the page has no such block. */
export async function inflatedBlock(id: string): Promise<string | undefined> {
  const base64 = document.getElementById(id)?.textContent;
  if (!base64) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).text();
}

/** Runs a script that came deflated; the page's policy lets it by its hash. False where there is none. */
export async function runBlock(id: string): Promise<boolean> {
  const text = await inflatedBlock(id);
  if (text === undefined) return false;
  const script = document.createElement('script');
  script.textContent = text;
  document.body.append(script);
  script.remove();
  return true;
}

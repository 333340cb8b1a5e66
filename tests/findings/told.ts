/** What a report says: its sentences about the result, and the rows of its table of verdicts. */
export interface Told {
  readonly sentences: readonly string[];
  readonly verdicts: readonly (readonly string[])[];
  /** The short answers at the top, and the words for the weights that they are of. */
  readonly answers: readonly string[];
  readonly weights: string | undefined;
  /** What heads the charts; questions left out. */
  readonly headings: readonly string[];
}

/** Reads report.md: powers of ten come back as 10^x, escapes are undone. */
export function toldInMarkdown(markdown: string): Told {
  const section = (title: string): string[] => {
    const [, body = ''] = markdown.split(`\n## ${title}\n`);
    return body.split(/\n## /)[0]!.split('\n');
  };
  return {
    sentences: section('What was found')
      .filter((line) => line.startsWith('- '))
      .map((line) => plain(line.slice(2)).replace(/\. \(\[?chart\]?\(#[a-z-]+\)\)$/, '')),
    verdicts: section('Verdicts')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map((line) => line.slice(2, -2).split(' | ').map(plain)),
    answers: [...markdown.matchAll(/^\*\*.+?\?\*\* (.+)$/gm)].flatMap(([, answer]) =>
      plain(`${answer!} `)
        .split(/\. (?:\(\[(?:chart|table)\]\(#[a-z-]+\)\) )?/)
        .filter((text) => text !== ''),
    ),
    weights: /^With ((?:every weight|weights) .+?)\.(?: |$)/m.exec(plain(markdown))?.[1],
    headings: [...markdown.matchAll(/^<a id="([a-z-]+)"><\/a>\n\n## (.+)$/gm)]
      .filter(([, id, title]) => id !== 'verdicts' && !title!.endsWith('?'))
      .map(([, , title]) => plain(title!)),
  };
}

function plain(text: string): string {
  return text
    .replace(/<sup>(.*?)<\/sup>/g, '^$1')
    .replace(/\\(.)/g, '$1')
    .replaceAll('\u00A0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The text of a page as a reader sees it, powers of ten as 10^x, white space as one blank. */
export function pageText(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<script[\s\S]*?<\/script>/g, '');
  return body
    .replace(/10<sup>(.*?)<\/sup>/g, '10^$1')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

import { type Html, html } from '../html.ts';

/** The heading of a section, with a link to the section that can be copied. */
export function heading(id: string, title: string): Html {
  return html`<h2 id="${id}-title"><span class="title">${title}</span> <a class="anchor" href="#${id}"><span aria-hidden="true">#</span><span class="visually-hidden">Link to this section</span></a></h2>`;
}

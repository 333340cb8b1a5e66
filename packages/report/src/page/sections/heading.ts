import { type Html, html } from '../html.ts';

/**
 * The heading of a section, with a link to the section that can be copied.
 *
 * @param name what the link is called, where the heading changes
 */
export function heading(id: string, title: string, name: string = title): Html {
  return html`<h2 id="${id}-title"><span class="title">${title}</span> <a class="anchor" href="#${id}"><span aria-hidden="true">#</span><span class="visually-hidden">Link to this section: ${name}</span></a></h2>`;
}

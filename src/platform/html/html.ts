/**
 * HTML from template literals. Everything put into `html` is escaped, except what `html` made: there
 * is no other way to write markup, so user text cannot become markup.
 */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

export type Renderable = Html | string | number | false | null | undefined | readonly Renderable[]

/** Markup with its values escaped. Lists are joined; `false`, `null` and `undefined` leave nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Renderable[]): Html {
  let markup = parts[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    markup += render(values[index])
    markup += parts[index + 1] ?? ''
  }
  return new Html(markup)
}

/** Text that the program itself ships (a style sheet) and that must not be escaped. */
export function trusted(text: string): Html {
  return new Html(text)
}

function render(value: Renderable): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (value === false || value === null || value === undefined) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'number') return String(value)
  let markup = ''
  for (const each of value) markup += render(each)
  return markup
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const SPECIAL = /[&<>"']/

/** Text for element content and for attribute values in either kind of quotes. */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

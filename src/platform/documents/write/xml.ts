import { printable } from './output-document.ts'

/** Markup that `element` made. Text has no way into it but `escapeXml`. */
export type Xml = string & { readonly __xml: true }

type Attributes = Readonly<Record<string, string | number | undefined>>

/** `<name attribute="…">children</name>`; an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Xml[]): Xml {
  let open = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      open += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`
  }
  return (children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`) as Xml
}

/** Character data. */
export function textNode(text: string): Xml {
  return escapeXml(text) as Xml
}

/** A whole XML file. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text for content and double-quoted attributes, without the characters XML forbids. */
export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

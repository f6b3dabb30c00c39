import type { Block } from '#core/kit/document.ts'

/** A paragraph being read. */
export type OpenParagraph = {
  text: string
  style?: string
  list?: string
  level?: number
  /** Inside its properties, where marks mean the paragraph and not a run. */
  inProperties: boolean
  inRun: boolean
  inText: boolean
  /** The run is hidden or struck out. */
  hiddenRun: boolean
  /** The run stands above or below the line. */
  offLine: 'raised' | 'lowered' | undefined
  /** Its paragraph mark is a tracked deletion: the next paragraph continues it. */
  joinsNext: boolean
}

/** Where finished paragraphs and tables go: the document, a table cell, or a text box. */
export type Story = {
  readonly blocks: Block[]
  paragraph: OpenParagraph | undefined
  /** Text of paragraphs that the next one continues. */
  carried: string
}

export function openStory(): Story {
  return { blocks: [], paragraph: undefined, carried: '' }
}

export function openParagraph(text: string): OpenParagraph {
  return {
    text,
    inProperties: false,
    inRun: false,
    inText: false,
    hiddenRun: false,
    offLine: undefined,
    joinsNext: false,
  }
}

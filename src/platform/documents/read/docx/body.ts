import type { Block } from '#core/kit/document.ts'
import type { Allowance } from '../limits.ts'
import { offLine } from '../raised.ts'
import { attribute, type XmlAttributes, type XmlListener } from '../xml.ts'
import { NumberCounter, type Numbering } from './numbering.ts'
import { type OpenParagraph, openParagraph, openStory, type Story } from './story.ts'
import {
  numberingOfStyle,
  type ParagraphStyles,
  type RunShape,
  SHAPES,
  shapeOfStyle,
} from './styles.ts'
import { symbolText } from './symbols.ts'
import { OpenTable } from './table.ts'

/** Content that is not shown: former properties, field codes, the second copy of a text box. */
const SKIPPED = new Set(
  (
    'moveFrom Fallback instrText delText delInstrText rt rPrChange pPrChange tblPrChange ' +
    'trPrChange tcPrChange tblPrExChange sectPrChange tblGridChange numberingChange sdtPr sdtEndPr sectPr'
  ).split(' '),
)

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false'

/** Listens to `document.xml` and gathers its blocks in reading order. */
export class BodyReader implements XmlListener {
  readonly #cells: Allowance
  readonly #styles: ParagraphStyles
  readonly #numbering: Numbering
  readonly #counter: NumberCounter
  readonly #body = openStory()
  readonly #stories: Story[] = [this.#body]
  readonly #tables: OpenTable[] = []
  #skipping = 0

  constructor(styles: ParagraphStyles, numbering: Numbering, cells: Allowance) {
    this.#cells = cells
    this.#styles = styles
    this.#numbering = numbering
    this.#counter = new NumberCounter(numbering)
  }

  get blocks(): readonly Block[] {
    return this.#body.blocks
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipping > 0 || SKIPPED.has(name)) {
      this.#skipping += 1
      return
    }
    const paragraph = this.#story.paragraph
    if (name === 'p') this.#startParagraph()
    else if (name === 'tbl') this.#tables.push(new OpenTable())
    else if (name === 'txbxContent') this.#stories.push(openStory())
    else if (name === 'del') this.#startDeletion(paragraph)
    else if (paragraph?.inProperties) describeParagraph(paragraph, name, attributes)
    else if (paragraph) writeRun(paragraph, name, attributes, this.#styles)
    else this.#openInTable(name, attributes)
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1
      return
    }
    const paragraph = this.#story.paragraph
    if (name === 'p') this.#endParagraph()
    else if (name === 'tbl') this.#endTable()
    else if (name === 'tc') this.#tables.at(-1)?.endCell(this.#endStory())
    else if (name === 'txbxContent') this.#endTextBox()
    else if (!paragraph) return
    else if (name === 't') paragraph.inText = false
    else if (name === 'r') paragraph.inRun = false
    else if (name === 'pPr') paragraph.inProperties = false
  }

  text(text: string): void {
    const paragraph = this.#story.paragraph
    if (this.#skipping === 0 && paragraph?.inText) append(paragraph, text)
  }

  get #story(): Story {
    return this.#stories.at(-1) ?? this.#body
  }

  #openInTable(name: string, attributes: XmlAttributes): void {
    const table = this.#tables.at(-1)
    if (name === 'tr') table?.startRow()
    else if (name === 'tc') {
      table?.startCell()
      this.#stories.push(openStory())
    } else table?.property(name, attribute(attributes, 'val'))
  }

  /** A deletion marks a row, a paragraph mark, or wraps the runs that are gone. */
  #startDeletion(paragraph: OpenParagraph | undefined): void {
    if (!paragraph) this.#tables.at(-1)?.deleteRow()
    else if (paragraph.inProperties) paragraph.joinsNext = true
    this.#skipping = 1
  }

  #startParagraph(): void {
    const story = this.#story
    story.paragraph = openParagraph(story.carried)
    story.carried = ''
  }

  #endParagraph(): void {
    const story = this.#story
    const { paragraph } = story
    story.paragraph = undefined
    if (!paragraph) return
    if (paragraph.joinsNext) {
      story.carried = paragraph.text
      return
    }
    const text = this.#numberOf(paragraph) + paragraph.text
    for (const line of text.split('\n')) {
      story.blocks.push({ kind: 'paragraph', text: line, at: {} })
    }
  }

  #numberOf(paragraph: OpenParagraph): string {
    const styled = numberingOfStyle(this.#styles, this.#numbering.byStyle, paragraph.style)
    const list = paragraph.list ?? styled.list
    if (list === undefined || list === '0') return ''
    return this.#counter.next(list, paragraph.level ?? styled.level ?? 0)
  }

  #endTable(): void {
    const { blocks } = this.#story
    for (const block of this.#tables.pop()?.toBlocks(this.#cells) ?? []) blocks.push(block)
  }

  /** Ends the innermost story; the body itself never ends. */
  #endStory(): readonly Block[] {
    return this.#stories.length > 1 ? (this.#stories.pop()?.blocks ?? []) : []
  }

  /** A text box stands before the paragraph it is anchored in; its blank lines are left out. */
  #endTextBox(): void {
    for (const block of this.#endStory()) {
      if (block.kind === 'grid' || block.text.trim() !== '') this.#story.blocks.push(block)
    }
  }
}

function describeParagraph(
  paragraph: OpenParagraph,
  name: string,
  attributes: XmlAttributes,
): void {
  const value = attribute(attributes, 'val')
  if (value === undefined) return
  if (name === 'pStyle') paragraph.style = value
  else if (name === 'numId') paragraph.list = value
  else if (name === 'ilvl') paragraph.level = Number(value) || 0
}

function writeRun(
  paragraph: OpenParagraph,
  name: string,
  attributes: XmlAttributes,
  styles: ParagraphStyles,
): void {
  if (name === 'pPr') paragraph.inProperties = true
  else if (name === 'r') {
    paragraph.inRun = true
    paragraph.hiddenRun = false
    paragraph.offLine = undefined
  } else if (!paragraph.inRun) return
  else if (name === 't') paragraph.inText = true
  else if (name === 'tab' || name === 'ptab') append(paragraph, '\t')
  else if (name === 'br' || name === 'cr') append(paragraph, '\n')
  else if (name === 'noBreakHyphen') append(paragraph, '-')
  else if (name === 'rStyle')
    shapeRun(paragraph, shapeOfStyle(styles, attribute(attributes, 'val')))
  else if (SHAPES.has(name)) shapeRun(paragraph, { [name]: attribute(attributes, 'val') ?? '' })
  else if (name === 'sym') {
    append(paragraph, symbolText(attribute(attributes, 'font'), attribute(attributes, 'char')))
  }
}

const WAYS = { superscript: 'raised', subscript: 'lowered' } as const

/** What a run's own properties, or its style's, say of how its text is set. */
function shapeRun(paragraph: OpenParagraph, shape: RunShape): void {
  for (const name of ['vanish', 'strike', 'dstrike'] as const) {
    const value = shape[name]
    if (value !== undefined && !isOff(value)) paragraph.hiddenRun = true
  }
  const way = shape.vertAlign
  if (way === undefined) return
  paragraph.offLine = way === 'superscript' || way === 'subscript' ? WAYS[way] : undefined
}

function append(paragraph: OpenParagraph, text: string): void {
  if (paragraph.hiddenRun) return
  paragraph.text += paragraph.offLine ? offLine(text, paragraph.offLine) : text
}

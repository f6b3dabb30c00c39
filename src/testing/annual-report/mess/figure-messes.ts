import { fullWidthDigits } from './character-messes.ts'
import { type Draft, isFigure, mapCells } from './draft.ts'
import { figureMess, type Mess, sprinkle } from './mess.ts'

/** Writes figures of one unit, or of one sign, another way. */
function whereUnit(
  name: string,
  unit: (unit: string) => boolean,
  write: (text: string) => string,
): Mess {
  return {
    name,
    apply: (draft) =>
      mapCells(
        draft,
        (cell) => isFigure(cell) && unit(cell.unit ?? '') && /\d$/.test(cell.text),
        (cell) => ({ ...cell, text: write(cell.text) }),
      ),
  }
}

function withUnits(separator: string): (draft: Draft) => Draft {
  return (draft) =>
    mapCells(
      draft,
      (cell) => isFigure(cell) && cell.unit !== '万元' && /\d$/.test(cell.text),
      (cell) => ({ ...cell, text: `${cell.text}${separator}${cell.unit ?? ''}` }),
    )
}

/** Increases with their sign, as the column «本年增/减» invites. */
function withPlus(plus: string): (draft: Draft) => Draft {
  return (draft) =>
    mapCells(
      draft,
      (cell) => cell.type === 'change' && /^[1-9]/.test(cell.text),
      (cell) => ({ ...cell, text: plus + cell.text }),
    )
}

/** 万元 with up to six decimals as 元 with up to two, without floating point. */
export function yuan(amount: string): string {
  const [whole = '0', decimals = ''] = amount.split('.')
  const digits = `${whole}${decimals.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d)/, '')
  const rest = decimals.slice(4)
  return rest === '' ? digits : `${digits}.${rest}`
}

function grouped(text: string, comma: string): string {
  return text.replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, comma))
}

const isCounted = (unit: string) => unit !== '万元'
const isMoney = (unit: string) => unit === '万元'

/** Units first: what follows changes the characters of whatever then stands in the cell. */
export const FIGURE_MESSES: readonly Mess[] = [
  { name: 'plus-sign', apply: withPlus('+') },
  { name: 'full-width-plus-sign', apply: withPlus('＋') },
  figureMess('thousands-separators', (text) => grouped(text, ',')),
  figureMess('full-width-thousands-separators', (text) => grouped(text, '，')),
  whereUnit('amount-in-ten-thousand-yuan', isMoney, (text) => `${text}万元`),
  whereUnit('amount-with-spaced-unit', isMoney, (text) => `${text} 万元`),
  whereUnit('amount-in-yuan', isMoney, (text) =>
    /^[\d.]+$/.test(text) ? `${yuan(text)}元` : text,
  ),
  { name: 'units-in-cells', apply: withUnits('') },
  { name: 'spaced-units-in-cells', apply: withUnits(' ') },
  whereUnit('decimal-zeros', isCounted, (text) => (/^\d{1,3}$/.test(text) ? `${text}.00` : text)),
  figureMess('full-width-minus', (text) => text.replace(/^-/, '－')),
  figureMess('mathematical-minus', (text) => text.replace(/^-/, '−')),
  figureMess('full-width-figures', (text) => fullWidthDigits(text)),
  figureMess('padded-figures', (text, dice) => {
    const space = dice.pick([' ', '\u00a0', '\u3000'])
    return `${space}${text}${dice.chance(0.5) ? space : ''}`
  }),
  figureMess(
    'zero-width-in-figures',
    (text, dice) => `\u200b${sprinkle(text, '\u200b', 0.2, dice)}`,
  ),
  {
    name: 'spaces-for-blanks',
    apply: (draft, dice) =>
      mapCells(
        draft,
        (cell) => isFigure(cell) && cell.text === '',
        (cell) => ({ ...cell, text: dice.pick([' ', '\u00a0', '\u3000']) }),
      ),
  },
]

import { labelMess, type Mess, sprinkle, textMess } from './mess.ts'

const FULL_WIDTH_DIGITS = '０１２３４５６７８９'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨'

export function fullWidthDigits(text: string): string {
  return text.replace(/\d/g, (digit) => FULL_WIDTH_DIGITS[Number(digit)] ?? digit)
}

/** `1.属于国家秘密` with its ordinal written another way. */
function ordinal(name: string, write: (digit: number) => string): Mess {
  return labelMess(name, (text) =>
    text.replace(/^(\d)\./, (_, digit: string) => write(Number(digit))),
  )
}

export const CHARACTER_MESSES: readonly Mess[] = [
  textMess('half-width-brackets', (text) => text.replaceAll('（', '(').replaceAll('）', ')')),
  labelMess('half-width-punctuation', (text) =>
    text.replaceAll('，', ',').replaceAll('：', ':').replaceAll('、', '､'),
  ),
  textMess('straight-quotes', (text) => text.replaceAll(/[“”]/g, '"')),
  labelMess('corner-quotes', (text) => text.replaceAll('“', '「').replaceAll('”', '」')),
  labelMess('no-quotes', (text) => text.replaceAll(/[“”]/g, '')),
  labelMess('full-width-label-digits', fullWidthDigits),
  labelMess('full-width-slash', (text) => text.replaceAll('/', '／')),
  ordinal('ordinal-full-stop', (digit) => `${digit}．`),
  ordinal('ordinal-comma', (digit) => `${digit}、`),
  ordinal('ordinal-brackets', (digit) => `（${digit}）`),
  ordinal('ordinal-circled', (digit) => CIRCLED[digit - 1] ?? `${digit}.`),
  ordinal('ordinal-then-space', (digit) => `${digit}. `),
  ordinal('no-ordinal', () => ''),
  labelMess('spaced-labels', (text, dice) => sprinkle(text, ' ', 0.4, dice)),
  labelMess('wide-spaced-labels', (text, dice) => sprinkle(text, '\u3000', 0.3, dice)),
  labelMess('no-break-spaced-labels', (text, dice) => sprinkle(text, '\u00a0', 0.3, dice)),
  textMess('zero-width-characters', (text, dice) =>
    sprinkle(text, dice.pick(['\u200b', '\ufeff', '\u200d', '\u2060']), 0.15, dice),
  ),
  textMess('spaces-around-digits', (text) =>
    text.replace(/(?<=\p{Script=Han})(\d+)(?=\p{Script=Han})/gu, ' $1 '),
  ),
]

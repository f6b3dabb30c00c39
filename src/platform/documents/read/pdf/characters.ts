/**
 * Characters that fonts let stand in for others: radicals for the characters they look like,
 * compatibility forms, and the upright forms of punctuation in vertical text.
 */

const RADICALS: ReadonlyMap<string, string> = new Map(
  (
    '⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ' +
    '⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** Upright forms whose plain form is full-width; NFKC would make them half-width. */
const VERTICAL: ReadonlyMap<string, string> = new Map(
  '︐， ︑、 ︒。 ︓： ︔； ︕！ ︖？ ︵（ ︶） ︷｛ ︸｝ ︱— ︙…'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

const STAND_INS = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe4f]/
/** Nothing can be read from these: the font does not say what they show. */
const MEANINGLESS = /[\p{Cc}\p{Co}\ufffd]/u

export function readableCharacter(unicode: string): string {
  if (!STAND_INS.test(unicode)) return unicode === '\u00a0' ? ' ' : unicode
  return RADICALS.get(unicode) ?? VERTICAL.get(unicode) ?? unicode.normalize('NFKC')
}

export function isMeaningless(text: string): boolean {
  return MEANINGLESS.test(text)
}

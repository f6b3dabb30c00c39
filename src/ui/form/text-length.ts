/** How much of a field is used: `12 / 2,000 字`. */
export function lengthText(text: string, max: number): string {
  return `${count(text.length)} / ${count(max)} 字`
}

/** What is wrong with a text that is too long. It is never cut: whoever wrote it shortens it. */
export function tooLong(text: string, max: number): string | undefined {
  const over = text.trim().length - max
  return over > 0 ? `最多 ${count(max)} 字，多了 ${count(over)} 字，请删减。` : undefined
}

const count = (figure: number): string => figure.toLocaleString('zh-CN')

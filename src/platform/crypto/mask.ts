/** Personal data with its middle hidden: enough to tell one from another, too little to use. */

/** What stands where nothing of it may be read. */
export const NOT_SHOWN = '（不显示）'

/** `13812341234` → `138****1234`; a landline keeps its last two digits. */
export function maskPhone(phone: string): string {
  const digits = [...phone.replace(/[^\d+]/g, '')]
  if (digits.length === 0) return ''
  if (digits.length < 11)
    return `${'*'.repeat(Math.max(0, digits.length - 2))}${digits.slice(-2).join('')}`
  return `${digits.slice(0, -8).join('')}****${digits.slice(-4).join('')}`
}

/** `zhangsan@example.cn` → `z****@example.cn`. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@')
  if (at < 0) return mail === '' ? '' : '****'
  return `${[...mail.slice(0, at)][0] ?? ''}****${mail.slice(at)}`
}

/** `张三` → `张*`, `欧阳小明` → `欧**明`. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const hidden = Math.max(0, characters.length - 1)
  if (characters.length <= 2) return `${characters[0] ?? ''}${'*'.repeat(hidden)}`
  return `${characters[0]}${'*'.repeat(hidden - 1)}${characters.at(-1)}`
}

/** What JSON and PostgreSQL both keep exactly: text without NUL and halves of characters. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

/** A value as it will be read back from a jsonb column; null for nothing. */
export function storableValue(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return clean(JSON.parse(JSON.stringify(value)) as unknown)
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  // jsonb has no negative zero.
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [storableText(name), clean(each)]),
  )
}

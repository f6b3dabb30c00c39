/** Parameters of a path, by the names in its pattern; null where it does not fit. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = parts(pattern)
  const given = parts(path)
  if (wanted.length !== given.length) return null
  const found: Record<string, string> = {}
  for (const [index, name] of wanted.entries()) {
    const part = given[index] ?? ''
    if (name.startsWith(':')) found[name.slice(1)] = decoded(part)
    else if (name !== part) return null
  }
  return found
}

function parts(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

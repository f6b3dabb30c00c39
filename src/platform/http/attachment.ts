/** A name as it may stand in a path or a header anywhere. */
export function plainName(name: string): string {
  return name.toWellFormed().replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
}

/** `attachment` with the Chinese name (RFC 5987) and a plain one for programs that cannot read it. */
export function attachmentHeader(plain: string, name: string): string {
  const coded = encodeURIComponent(plainName(name)).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}

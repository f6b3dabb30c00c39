import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'

/** A table of the results page: a head, and lines that are known by their first cell. */
export type Table = {
  readonly title: string
  /** What the columns mean and how they were measured. */
  readonly about: string
  readonly head: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

/** Where the figures come from; figures of different machines do not stand in one table. */
export function machine(): string {
  const [processor] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `Node ${process.version}, ${platform()} ${release()}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB.`
}

export function tableText({ head, lines }: Pick<Table, 'head' | 'lines'>): string {
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/**
 * Puts the lines that were measured into the page and leaves the others as they were; each line says
 * on which day. Lines of another machine are dropped: they would not be true of this one. `names`
 * gives the order of a table and drops what is no longer measured.
 */
export function saveResults(
  file: string,
  day: string,
  tables: readonly Table[],
  names: readonly string[],
): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const known = before.includes(machine()) ? linesOf(before) : new Map<string, string[]>()
  const parts = tables.map(({ title, about, head, lines }) => {
    const measured = new Map(lines.map((line) => [line[0] ?? '', [...line, day]]))
    const wide = [...head, 'measured on']
    const kept = names
      .map((name) => measured.get(name) ?? known.get(`${title}/${name}`))
      .filter((line) => line?.length === wide.length)
      .map((line) => line ?? [])
    return `## ${title}\n\n${about}\n\n${tableText({ head: wide, lines: kept })}\n`
  })
  writeFileSync(file, `# Results of \`npm run bench\`\n\n${machine()}\n\n${parts.join('\n')}`)
}

/** The lines of a saved page by table and name. */
export function linesOf(page: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let title = ''
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) title = line.slice(3)
    if (!line.startsWith('| ')) continue
    const cells = line.slice(2, -2).split(' | ')
    found.set(`${title}/${cells[0]}`, cells)
  }
  return found
}

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TYPEFACE, type Typeface } from './official-layout.ts'

/** The typeface that is always there: Noto Serif SC (SIL Open Font License 1.1). */
const SHIPPED = '@expo-google-fonts/noto-serif-sc/package.json'
const SHIPPED_FOLDER = '400Regular'
const SHIPPED_FAMILY = 'Noto Serif SC'

/** Where the PDF writer finds its typefaces, and which families it asks for in each role. */
export type Fonts = {
  readonly folders: readonly string[]
  readonly families: Readonly<Record<keyof typeof TYPEFACE, readonly string[]>>
}

/**
 * The office's own typefaces first (方正小标宋, 仿宋_GB2312 and so on, which may not be passed on), from
 * the folder `own` if there is one; then the typeface that comes with the program.
 */
export function findFonts(own: string): Fonts {
  const shipped = join(dirname(fileURLToPath(import.meta.resolve(SHIPPED))), SHIPPED_FOLDER)
  const hasOwn = existsSync(own)
  const families = ({ name, substitutes }: Typeface) =>
    hasOwn ? [name, ...substitutes, SHIPPED_FAMILY] : [SHIPPED_FAMILY]
  return {
    folders: hasOwn ? [own, shipped] : [shipped],
    families: {
      title: families(TYPEFACE.title),
      body: families(TYPEFACE.body),
      heading: families(TYPEFACE.heading),
      subheading: families(TYPEFACE.subheading),
      table: families(TYPEFACE.table),
    },
  }
}

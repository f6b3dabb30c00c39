import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TYPEFACE, type Typeface } from './official-layout.ts'

/** The typeface that is always there: Noto Serif SC (SIL Open Font License 1.1), two weights. */
const SHIPPED = '@expo-google-fonts/noto-serif-sc/package.json'
const SHIPPED_FOLDERS = ['400Regular', '700Bold']
const SHIPPED_FAMILY = 'Noto Serif SC'

/** Where the PDF writer finds its typefaces, and which families it asks for in each role. */
export type Fonts = {
  readonly folders: readonly string[]
  /** Whether the typefaces of headings are the office's own, and so heavy by design. */
  readonly hasOwn: boolean
  readonly families: Readonly<Record<keyof typeof TYPEFACE, readonly string[]>>
}

/**
 * The office's own typefaces first (方正小标宋, 仿宋_GB2312 and so on, which may not be passed on), from
 * the folder `own` if there is one; then the typeface that comes with the program.
 */
export function findFonts(own: string): Fonts {
  const shipped = dirname(fileURLToPath(import.meta.resolve(SHIPPED)))
  const folders = SHIPPED_FOLDERS.map((folder) => join(shipped, folder))
  const hasOwn = existsSync(own)
  const families = ({ name, substitutes }: Typeface) =>
    hasOwn ? [name, ...substitutes, SHIPPED_FAMILY] : [SHIPPED_FAMILY]
  return {
    hasOwn,
    folders: hasOwn ? [own, ...folders] : folders,
    families: {
      title: families(TYPEFACE.title),
      body: families(TYPEFACE.body),
      heading: families(TYPEFACE.heading),
      subheading: families(TYPEFACE.subheading),
      table: families(TYPEFACE.table),
    },
  }
}

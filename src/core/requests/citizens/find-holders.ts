import { toHalfWidth } from '../../kit/text.ts'
import data from './holders.json' with { type: 'json' }

/** An agency that can be applied to. */
export type PossibleHolder = {
  readonly id: string
  readonly name: string
  readonly kind: 'government' | 'department' | 'township' | 'institution'
}

/** An agency that likely holds what is described, with sentences that say why. */
export type LikelyHolder = {
  readonly id: string
  readonly name: string
  readonly why: readonly string[]
}

type Reason = { readonly weight: number; readonly why: string }

type Field = {
  readonly id: string
  readonly title: string
  /** What people write who want something of this field. */
  readonly words: readonly string[]
  /** What stands in the names of the agencies that see to it. */
  readonly holders: readonly string[]
}

/** The fields in which people ask; what they are called and who sees to them (国办发〔2019〕54号). */
const FIELDS: readonly Field[] = [...data.fields, ...data.others]

const MOST = 5
/** The name itself says more than any word of its field. */
const BY_NAME = 10
/** What every agency is called, and therefore tells none apart. */
const COMMON = /^.{0,12}?[省市县区旗]|人民政府|委员会|办公室|管理|服务|中心|[局委办]$/g

/**
 * The agencies that likely hold what is described in a citizen's own words, the likeliest first, five
 * at most: by their names, and by the fields they see to. A hint, never a decision: none may be right.
 */
export function findHolders(
  words: string,
  agencies: readonly PossibleHolder[],
): readonly LikelyHolder[] {
  const asked = toHalfWidth(words).replace(/\s+/g, '')
  const fields = FIELDS.flatMap((field) => matched(field, asked))
  return agencies
    .map((agency) => {
      const reasons = [
        ...byName(agency, asked),
        ...byFields(agency, fields),
        ...byPlace(agency, asked),
      ]
      const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0)
      return { id: agency.id, name: agency.name, why: reasons.map(({ why }) => why), weight }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ id, name, why }) => ({ id, name, why }))
}

type Matched = { readonly field: Field; readonly hits: readonly string[] }

/** A field some of whose words were written; a word within a longer one that was is not another. */
function matched(field: Field, asked: string): Matched[] {
  const found = field.words.filter((word) => asked.includes(word))
  const hits = found.filter(
    (word) => !found.some((other) => other !== word && other.includes(word)),
  )
  return hits.length === 0 ? [] : [{ field, hits }]
}

function byFields({ name: full }: PossibleHolder, matches: readonly Matched[]): Reason[] {
  // 民政 stands in 人民政府, too.
  const name = full.replaceAll('人民政府', '政府')
  return matches.flatMap(({ field, hits }) => {
    const place = field.holders.findIndex((part) => name.includes(part))
    if (place === -1) return []
    const weight = hits.reduce((sum, word) => sum + word.length, 0) / (1 + place / 2)
    return [{ weight, why: `您写到了${quoted(hits)}，“${field.title}”一般归它` }]
  })
}

/** Its name, or what is particular in it, stands in what was written. */
function byName({ name }: PossibleHolder, asked: string): Reason[] {
  if (asked.includes(name)) return [{ weight: 2 * BY_NAME, why: '您写到了它的名称' }]
  const own = name.replace(COMMON, '')
  return own.length >= 2 && asked.includes(own)
    ? [{ weight: BY_NAME, why: `您写到了${quoted([own])}，与它的名称相同` }]
    : []
}

/** Of a township: its place is named, or what townships have to publish (条例§21). */
function byPlace({ name, kind }: PossibleHolder, asked: string): Reason[] {
  if (kind !== 'township') return []
  const [place] = /^[^县区市]{2,4}?(?=[镇乡]|街道)/.exec(name) ?? []
  if (!place || !asked.includes(place)) return []
  const hits = data.villages.words.filter((word) => asked.includes(word))
  const own: Reason = { weight: BY_NAME, why: `您写到了${quoted([place])}` }
  return hits.length === 0
    ? [own]
    : [own, { weight: 2 * hits.length, why: `${quoted(hits)}一般由乡镇、街道掌握` }]
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、')

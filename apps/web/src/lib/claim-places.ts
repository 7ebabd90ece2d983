import { type SectionName, sectionNames, sections } from '@cradle/domain/claim'

/** A field of a claim's form. */
export type FieldPlace = { section: SectionName; field: string }

/** The name a form gives to the field at a JSON pointer: '/stays/0/dischargedOn' → 'stays.0.dischargedOn'. */
export const fieldAt = (pointer: string) => pointer.replace(/^\//, '').replaceAll('/', '.')

/** Where a refusal of one or many claims points: `/claims/<id>/sections/<section>/data/…`, the first part optional. */
export function placeOf(pointer: string): (FieldPlace & { claimId: string | undefined }) | undefined {
  const [, claimId, section, rest = ''] =
    /^(?:\/claims\/([^/]+))?\/sections\/([^/]+)(?:\/data)?(\/.*)?$/.exec(pointer) ?? []
  return isSection(section) ? { claimId, section, field: fieldAt(rest) } : undefined
}

const isSection = (name: string | undefined): name is SectionName => sectionNames.some((section) => section === name)

const counted: [RegExp, string][] = [
  [/^stays\.(\d+)/, '住院'],
  [/^invoices\.(\d+)/, '票据'],
  [/lines\.(\d+)/, '明细'],
]

/** What people call a place: '费用 · 票据 1 · 明细 3'. */
export function placeInWords({ section, field }: FieldPlace): string {
  const parts = counted.flatMap(([pattern, word]) => {
    const index = pattern.exec(field)?.[1]
    return index === undefined ? [] : [`${word} ${Number(index) + 1}`]
  })
  return [sections[section].title, ...parts].join(' · ')
}

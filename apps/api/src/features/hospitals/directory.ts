import type { HospitalView } from '@cradle/domain/wire'
import { type Database, type Scoped, statement } from '@cradle/db'
import { installation } from '#api/lib/installation.ts'

/** As many hospitals as a list under the field shows. */
const SHOWN = 20

type Listed = HospitalView & { pinyin: string; initials: string }
/** A hospital with what it is looked for in, in lower case: a line each for name, pinyin and initials. */
type Known = { hospital: HospitalView; sought: string; initials: string }
/** By one and by two characters next to each other, in which hospitals they occur, in the order of the directory. */
type Occurrences = ReadonlyMap<string, readonly Known[]>
type Directory = { version: number; occurrences: Occurrences }

const kept = new WeakMap<Database, Directory>()

/** SQL of what a hospital is shown with. */
export const hospitalColumns = `code, name, local_code as "localCode", level, region_code as "regionCode",
  array(select hospital_ward.name from hospital_ward where hospital_code = hospital.code order by 1) as wards`

// In the order in which hospitals are shown that match alike.
const readAll = statement<Listed>(
  'hospital.directory',
  `select ${hospitalColumns}, pinyin, initials from hospital order by level desc, name, code`,
)

// The hospitals used are stepped through from one to the next, however many stays there were in each.
const readStanding = statement<{ version: number; used: string[] }>(
  'hospital.standing',
  `with recursive used as (
     (select hospital_code from stay where scope_id = acting_scope() and hospital_code is not null order by 1 limit 1)
     union all
     select (select hospital_code from stay where scope_id = acting_scope() and hospital_code > used.hospital_code order by 1 limit 1)
     from used where used.hospital_code is not null
   )
   select version, array(select hospital_code from used where hospital_code is not null) as used from hospital_directory`,
)

/**
 * The hospitals that `typed` names: anywhere in the name, the pinyin or the initials, or as the beginning of a code. Exact
 * codes come first, then the hospitals that the acting employer's people were treated in, then by how the initials begin.
 */
export async function hospitalsLike(db: Scoped, typed: string): Promise<HospitalView[]> {
  const [standing] = await db.query(readStanding)
  const { version, used } = standing!
  const occurrences = await directoryOf(db, version)
  const [low, up, usedBefore] = [typed.toLowerCase(), typed.toUpperCase(), new Set(used)]
  const isLike = ({ hospital: { code, localCode }, sought }: Known) =>
    sought.includes(low) || code.startsWith(up) || (localCode?.startsWith(typed) ?? false)
  const rank = ({ hospital: { code, localCode }, initials }: Known) =>
    (code === up || localCode === typed ? 0 : 4) + (usedBefore.has(code) ? 0 : 2) + (initials.startsWith(low) ? 0 : 1)
  // Of one rank in the order in which they are known.
  const byRank = Array.from({ length: 8 }, (): HospitalView[] => [])
  for (const one of fewestWith(low, occurrences)) if (isLike(one)) byRank[rank(one)]!.push(one.hospital)
  return byRank.flat().slice(0, SHOWN)
}

/** The hospitals in which the rarest two characters of `typed` occur; all that it names are among them. */
function fewestWith(typed: string, occurrences: Occurrences): readonly Known[] {
  const found = charactersOf(typed, Math.min(2, typed.length)).map((characters) => occurrences.get(characters) ?? [])
  return found.reduce((fewest, some) => (some.length < fewest.length ? some : fewest))
}

/** Every `length` characters that stand next to each other. */
const charactersOf = (text: string, length: number) =>
  Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length))

/** The directory as it stands at `version`, or later: read anew once it was changed. */
async function directoryOf(db: Scoped, version: number): Promise<Occurrences> {
  const { database } = installation()
  const before = kept.get(database)
  if (before?.version === version) return before.occurrences
  const known = (await db.query(readAll)).map(({ pinyin, initials, ...hospital }) => ({
    hospital,
    sought: [hospital.name.toLowerCase(), pinyin, initials].join('\n'),
    initials,
  }))
  const occurrences = occurrencesIn(known)
  kept.set(database, { version, occurrences })
  return occurrences
}

function occurrencesIn(known: readonly Known[]): Occurrences {
  const occurrences = new Map<string, Known[]>()
  for (const one of known) {
    const { code, localCode } = one.hospital
    const text = [one.sought, code, localCode ?? ''].join('\n').toLowerCase()
    for (const characters of new Set([...charactersOf(text, 1), ...charactersOf(text, 2)])) {
      const some = occurrences.get(characters)
      if (some) some.push(one)
      else occurrences.set(characters, [one])
    }
  }
  return occurrences
}

import { isEmployerRole } from '@cradle/domain/access'
import type { PlainDate } from '@cradle/domain/calendar'
import { readIdNumber, readInsuranceCardNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import type { LookupBody, PersonView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { maskedNumbers, sealedCardNumber, sealedIdNumber, type SealedNumbers } from '#api/lib/identifiers.ts'
import { inScope, vault } from '#api/lib/installation.ts'

type PersonRow = SealedNumbers & {
  id: string
  name: string
  sex: 'female' | 'male'
  birthOn: PlainDate
  permits: PersonView['permits']
  spells: PersonView['spells']
}

// Row-level security leaves an employer only persons who are or were insured with it, the counter those of its agency.
const byNumber = statement<PersonRow>(
  'person.by-number',
  `select person.id, person_version.name, person_version.sex, person_version.birth_on as "birthOn",
     ${sealedIdNumber('person.id')} as "idNumber", ${sealedCardNumber('person.id')} as "cardNumber",
     coalesce((select json_agg(json_build_object('number', number, 'office', office, 'issuedOn', issued_on)
       order by issued_on desc) from permit where person_id = person.id), '[]') as permits,
     coalesce((select json_agg(json_build_object('from', valid_from, 'until', valid_until) order by valid_from)
       from enrolment where person_id = person.id and ($3::uuid is null or employer_id = $3)), '[]') as spells
   from person_identifier found
   join person on person.id = found.person_id
   join person_version on person_version.person_id = person.id and person_version.valid_until is null
   where found.kind = $1 and found.search_hash = any($2)`,
)

/**
 * Finds whoever is or was insured with the acting employer, or for the counter with any employer of its agency, by a
 * whole ID number (18, or 15 of old) or insurance-card number. Anybody else is answered like an unknown number.
 */
export async function lookupPerson(caller: Caller, body: LookupBody): Promise<PersonView> {
  const { kind, number } = numberOf(body)
  const employerId = isEmployerRole(caller.role) ? caller.scopeId : null
  return inScope(caller, async (db) => {
    const [{ today }, [person]] = await Promise.all([
      businessNow(db),
      db.query(byNumber, [kind, vault().searchHashes(kind, number), employerId]),
    ])
    if (!person) throw new Problem('person-not-found')
    const { id, name, sex, birthOn, permits, spells } = person
    return {
      id,
      name,
      sex,
      birthOn,
      ...maskedNumbers(id, person),
      permits,
      spells,
      insuredToday: spells.some((spell) => spell.from <= today && (spell.until === null || spell.until > today)),
    }
  })
}

function numberOf({ idNumber, cardNumber }: LookupBody): { kind: 'id-card' | 'insurance-card'; number: string } {
  const refuse = (pointer: string, message: string): never => {
    throw new Problem('fields-invalid', [{ pointer, code: 'number', message }])
  }
  if (idNumber !== undefined) {
    const read = readIdNumber(idNumber)
    return read.ok ? { kind: 'id-card', number: read.number } : refuse('/idNumber', read.problem)
  }
  const read = readInsuranceCardNumber(cardNumber ?? '')
  return read.ok ? { kind: 'insurance-card', number: read.number } : refuse('/cardNumber', read.problem)
}

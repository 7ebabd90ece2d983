import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contributionMonths, type PaidRange } from '@cradle/domain/benefit'
import { addMonths, type Month } from '@cradle/domain/calendar'
import type { Caller } from './caller.ts'
import { enrol, idNumberOf, makePerson } from './factories/index.ts'
import { givenDatabase, sql, vault } from './testing/given-database.ts'
import { givenAgency, givenEmployer } from './testing/region.ts'

/** What the register answers of months, whoever reported them: yes or no of a person, sums of an employer. */
const { database, owner } = await givenDatabase()
const agency = await givenAgency(owner, '甲市', '130100')
const employers = [await givenEmployer(owner, agency), await givenEmployer(owner, agency)] as const
const [{ clerk }] = employers

const hasContributed = sql<{ has: boolean }>('select has_contributed($1, $2, $3, $4) as has')
const monthsOf = sql<{ month: string; totalFen: number; headcount: number }>(
  `select to_char(month, 'YYYY-MM') as month, total_fen as "totalFen", headcount from employer_months($1, $2, $3) order by 1`,
)
const ask = (caller: Caller, personId: string, months: number, unbroken: boolean) =>
  database.inScope(caller, async (db) => (await db.query(hasContributed, [personId, LAST, months, unbroken]))[0]!.has)

const [FIRST, LAST] = ['2024-01', '2026-05-20']
let made = 0

/** A woman paid for in these stretches, by both employers in turn; the last begins with the asking one. */
async function paidFor(ranges: readonly PaidRange[]) {
  const born = { birthOn: '1990-01-01', sex: 'female' as const }
  const idNumber = idNumberOf({ ...born, n: 500 + ++made })
  const person = await makePerson(owner, vault, { ...born, agencyId: agency.agencyId, name: '李', idNumber })
  for (const [n, { from, until }] of [...ranges].reverse().entries())
    await enrol(owner, {
      agencyId: agency.agencyId,
      personId: person.id,
      employerId: employers[n % 2]!.id,
      from: `${from}-01`,
      ...(until === null ? {} : { until: `${until}-01` }),
    })
  return person.id
}

/** Stretches of months, each a while after the one before or right after it; the last may have no end. */
const stretches = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([steps, isOpen]) => {
    let at: Month = FIRST
    return steps.map(([gap, length], n): PaidRange => {
      const from = addMonths(at, gap)
      at = addMonths(from, length)
      return { from, until: isOpen && n === steps.length - 1 ? null : at }
    })
  })

test('a person has contributed so many months exactly where they are counted one by one', async () => {
  await fc.assert(
    fc.asyncProperty(stretches, async (ranges) => {
      const personId = await paidFor(ranges)
      const { cumulative, continuous } = contributionMonths(ranges, LAST)
      for (const [counted, unbroken] of [
        [cumulative, false],
        [continuous, true],
      ] as const) {
        expect(await ask(clerk, personId, counted, unbroken)).toBe(true)
        expect(await ask(clerk, personId, counted + 1, unbroken)).toBe(false)
      }
    }),
    { numRuns: 30 },
  )
})

test('of a person who was never with the asking employer, nothing is answered but no', async () => {
  const personId = await paidFor([{ from: '2025-01', until: null }])
  expect(await ask(clerk, personId, 12, true)).toBe(true)
  expect(await ask(employers[1].clerk, personId, 0, false)).toBe(false)
})

test('an employer’s months are the sums and heads of those it paid for in each, and none where it paid for nobody', async () => {
  const employer = await givenEmployer(owner, agency)
  const paid = async (baseFen: number, from: string, until?: string) => {
    const personId = await paidFor([])
    const spell = { agencyId: agency.agencyId, personId, employerId: employer.id, baseFen, from }
    await enrol(owner, until === undefined ? spell : { ...spell, until })
  }
  // Its first woman is paid 7,300.00 for from 2020 on; here until the end of 2024.
  await owner.query(`update enrolment_base set valid_until = '2025-01-01' where employer_id = $1`, [employer.id])
  await paid(500_000, '2024-11-01', '2025-01-01')
  await paid(600_000, '2025-03-01')
  await paid(100, '2025-04-01', '2025-05-01')
  const months = await database.inScope(employer.clerk, (db) =>
    db.query(monthsOf, [employer.id, '2024-11-01', '2025-05-01']),
  )
  expect(months).toEqual([
    { month: '2024-11', totalFen: 1_230_000, headcount: 2 },
    { month: '2024-12', totalFen: 1_230_000, headcount: 2 },
    { month: '2025-03', totalFen: 600_000, headcount: 1 },
    { month: '2025-04', totalFen: 600_100, headcount: 2 },
    { month: '2025-05', totalFen: 600_000, headcount: 1 },
  ])
  expect(await database.inScope(clerk, (db) => db.query(monthsOf, [employer.id, '2024-11-01', '2025-05-01']))).toEqual(
    [],
  )
})

test('what is kept by month is the sum over everybody, however they came, changed and went', async () => {
  const kept = async () => {
    const { rows } = await owner.query<{ employer_id: string }>(
      'select employer_id, at, fen, heads from employer_base_change where fen <> 0 or heads <> 0 order by 1, 2',
    )
    return rows
  }
  const employer = await givenEmployer(owner, agency)
  const spells = ['2024-03-01', '2024-03-01', '2024-06-01'].map(async (from) =>
    enrol(owner, { agencyId: agency.agencyId, personId: await paidFor([]), employerId: employer.id, from }),
  )
  await Promise.all(spells)
  await owner.query(
    `update enrolment_base set base_fen = base_fen + 1, valid_until = '2025-01-01' where employer_id = $1`,
    [employer.id],
  )
  await owner.query(`delete from enrolment_base where employer_id = $1 and valid_from = '2024-06-01'`, [employer.id])
  const before = await kept()
  expect(before.filter((row) => row.employer_id === employer.id).length).toBeGreaterThan(1)
  await owner.query('call sum_base_changes()')
  expect(await kept()).toEqual(before)
})

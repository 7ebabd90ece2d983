import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/index.ts'
import { fen } from '../money/index.ts'
import { type Compared, NEAR_DAYS, whyNearDuplicate } from './near-duplicate.ts'

const bill = {
  code: '13060126',
  number: '0026896566',
  hospitalCode: 'H13010200015',
  issuedOn: '2026-09-22',
  totalFen: fen(312_055),
}
const stay = { hospitalName: '市妇产医院', admittedOn: '2026-09-17', dischargedOn: '2026-09-22' }

/** A birth of 李雪梅 with one bill and one stay; `change` of it is another claim. */
const givenClaim = (change: Partial<Compared> = {}): Compared => ({
  patientId: 'p1',
  personName: '李雪梅',
  birthOn: '1990-03-07',
  kind: 'birth',
  eventOn: '2026-09-18',
  stays: [],
  bills: [],
  ...change,
})

describe('two claims may be about the same', () => {
  test.each<[string, Partial<Compared>, Partial<Compared>, string[]]>([
    ['one event, on one day', {}, {}, ['同一就医人的生育，日期相同']],
    [
      'one event, a day mistyped',
      {},
      { eventOn: '2026-09-28' },
      ['同一就医人的生育，日期相隔 10 天（2026-09-18、2026-09-28）'],
    ],
    ['one person under two numbers', {}, { patientId: 'p2' }, ['参保人姓名和出生日期相同，证件号码不同，生育日期相同']],
    [
      'one bill, filed under another number',
      { bills: [bill] },
      { patientId: 'p2', personName: '周婷', bills: [{ ...bill, code: '13060127', number: '0000000001' }] },
      ['票据 0026896566 与对方票据 0000000001 的医院、日期（2026-09-22）和金额（3,120.55 元）都相同'],
    ],
    [
      'one number under two codes',
      { bills: [bill] },
      { patientId: 'p2', personName: '周婷', bills: [{ ...bill, code: '13060127', issuedOn: '2026-09-20' }] },
      ['票据号码 0026896566 相同，票据代码不同（13060126、13060127）'],
    ],
    [
      'one stay in two claims',
      { stays: [stay] },
      { eventOn: '2026-01-01', stays: [{ ...stay, admittedOn: '2026-09-20', dischargedOn: '2026-09-25' }] },
      ['市妇产医院 2026-09-17 至 2026-09-22 的住院与对方市妇产医院 2026-09-20 至 2026-09-25 的住院重叠'],
    ],
  ])('%s', (_what, own, other, why) => {
    expect(whyNearDuplicate(givenClaim(own), givenClaim(other))).toEqual(why)
  })
})

describe('two claims are about different things', () => {
  test.each<[string, Partial<Compared>, Partial<Compared>]>([
    ['of another woman', {}, { patientId: 'p2', personName: '周婷' }],
    ['of a namesake', {}, { patientId: 'p2', birthOn: '1991-01-01' }],
    ['of another kind', {}, { kind: 'family-planning' }],
    ['of another event, months later', {}, { eventOn: addDays('2026-09-18', NEAR_DAYS + 1) }],
    ['that tell no day', { eventOn: null }, { eventOn: null }],
    [
      'whose bills are of two days',
      { eventOn: null, bills: [bill] },
      { bills: [{ ...bill, number: '1', issuedOn: '2026-09-23' }] },
    ],
    [
      'whose bills are of nothing',
      { eventOn: null, bills: [{ ...bill, totalFen: fen(0) }] },
      { bills: [{ ...bill, number: '1', totalFen: fen(0) }] },
    ],
    [
      'of a stay that begins on the day the other ends',
      { eventOn: null, stays: [stay] },
      { stays: [{ ...stay, admittedOn: '2026-09-22', dischargedOn: '2026-09-25' }] },
    ],
  ])('%s', (_what, own, other) => {
    expect(whyNearDuplicate(givenClaim(own), givenClaim(other))).toEqual([])
  })
})

test('whichever of the two is read, as much speaks for it', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-09-01', days))
  const claim = fc.record<Compared>({
    patientId: fc.constantFrom('p1', 'p2'),
    personName: fc.constantFrom('李雪梅', '周婷'),
    birthOn: fc.constantFrom('1990-03-07', '1991-01-01'),
    kind: fc.constantFrom('birth' as const, 'termination' as const, null),
    eventOn: fc.option(day, { nil: null }),
    stays: fc.array(
      fc.record({ hospitalName: fc.constant('医院'), admittedOn: day, dischargedOn: fc.option(day, { nil: null }) }),
      { maxLength: 3 },
    ),
    bills: fc.array(
      fc.record({
        code: fc.constantFrom('13060126', null),
        number: fc.constantFrom('1', '2', null),
        hospitalCode: fc.constantFrom('H13010200015', null),
        issuedOn: fc.option(day, { nil: null }),
        totalFen: fc.constantFrom(fen(100), fen(0), null),
      }),
      { maxLength: 3 },
    ),
  })
  fc.assert(
    fc.property(claim, claim, (one, other) => {
      expect(whyNearDuplicate(one, other)).toHaveLength(whyNearDuplicate(other, one).length)
    }),
  )
})

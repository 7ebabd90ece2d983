import { addDays, type PlainDate } from '@cradle/domain/calendar'
import type { DraftAnswers } from '@cradle/domain/claim'
import { isAssisted } from '@cradle/domain/codes'
import { fen, total } from '@cradle/domain/money'
import { hospitals } from './hospitals.ts'

type Told = { n: number; eventOn: PlainDate }

const deliveries = ['natural', 'caesarean', 'natural', 'assisted', 'caesarean', 'difficult'] as const
const streets = ['中山东路', '裕华西路', '槐安东路', '体育南大街', '建设北大街', '友谊南大街']

/** The complete answers of the demonstration's `n`-th birth. */
export function birthAnswers({ n, eventOn }: Told): DraftAnswers {
  const delivery = deliveries[n % deliveries.length]!
  return {
    event: {
      kind: 'birth',
      claimType: '19',
      eventOn,
      delivery,
      birthOrder: 1 + (n % 3 === 0 ? 1 : 0),
      fetuses: n % 13 === 12 ? 2 : 1,
      gestationWeeks: 38 + (n % 3),
      ...(isAssisted(delivery) ? { assistance: 'forceps' } : {}),
    },
    ...commonAnswers({ n, eventOn }, delivery === 'caesarean' ? 5 : 3),
  }
}

/** The complete answers of the demonstration's `n`-th family-planning operation. */
export function operationAnswers({ n, eventOn }: Told): DraftAnswers {
  const common = commonAnswers({ n, eventOn }, 0)
  return {
    ...common,
    event: {
      kind: 'family-planning',
      claimType: '32',
      eventOn,
      operations: [n % 2 === 0 ? 'iud-insertion' : 'iud-removal'],
    },
  }
}

function commonAnswers({ n, eventOn }: Told, nights: number): Omit<DraftAnswers, 'event'> {
  const hospital = hospitals[n % 6]!
  const lines = (
    nights > 0
      ? [
          ['western-medicine', 'western-a', 86_025 + n * 113],
          ['surgery', 'surgery', 120_000 + n * 700],
          ['laboratory', 'laboratory', 43_550],
          ['examination', 'examination', 38_000 + n * 41],
          ['medical-materials', 'treatment', 61_280],
          ['bed', 'bed', nights * 6_000],
        ]
      : [
          ['surgery', 'surgery', 3_500 + n * 10],
          ['examination', 'examination', 2_000],
        ]
  ) as [string, string, number][]
  const amount = total(lines.map(([, , cost]) => fen(cost)))
  const isInpatient = nights > 0
  return {
    contact: {
      phone: `138${String(10_000_000 + n * 86_413).slice(0, 8)}`,
      address: `石家庄市${streets[n % streets.length]!} ${12 + n} 号`,
      spouseGiven: false,
    },
    stay: {
      stays: [
        {
          kind: isInpatient ? 'inpatient' : 'outpatient',
          hospitalCode: hospital.code,
          hospitalName: hospital.name,
          ward: isInpatient ? '产一科' : '计划生育科',
          admittedOn: isInpatient ? addDays(eventOn, -1) : eventOn,
          ...(isInpatient ? { dischargedOn: addDays(eventOn, nights - 1) } : {}),
        },
      ],
    },
    payee: {},
    charges: {
      totalFen: amount,
      invoices: [
        {
          stay: 1,
          code: '13060126',
          number: String(26_896_000 + n * 17).padStart(10, '0'),
          checkCode: (0xa1_00_00 + n * 7919).toString(16).slice(0, 6),
          issuedOn: isInpatient ? addDays(eventOn, nights - 1) : eventOn,
          totalFen: amount,
          lines: lines.map(([printedClass, filingClass, amountFen]) => ({ printedClass, filingClass, amountFen })),
        },
      ],
    },
  }
}

import type { DraftAnswers } from '@cradle/domain/claim'

/** The answers of a natural birth of one child, charged 4,120.50; `event` and `charges` say what is otherwise. */
export const givenBirth = ({
  event,
  charges,
}: {
  event?: DraftAnswers['event']
  charges?: DraftAnswers['charges']
} = {}): DraftAnswers => ({
  event: {
    kind: 'birth',
    claimType: '19',
    eventOn: '2026-09-18',
    delivery: 'natural',
    birthOrder: 1,
    fetuses: 1,
    gestationWeeks: 39,
    ...event,
  },
  contact: {},
  stay: { stays: [{ kind: 'inpatient', hospitalCode: 'H13010200001', dischargedOn: '2026-09-22' }] },
  charges: charges ?? { totalFen: 412_050, invoices: [] },
  payee: {},
})

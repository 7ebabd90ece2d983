import type { MonthView } from '@cradle/domain/wire'

type Change = Partial<Omit<MonthView, 'submission' | 'reopened'>> & {
  submission?: Partial<MonthView['submission']>
  reopened?: readonly MonthView['reopened'][number][]
}

/** The month of an employer on the 5th, in the window of 2026-11, with nothing in it but what a test says. */
export const givenMonth = ({ submission = {}, reopened = [], ...change }: Change = {}): MonthView => ({
  period: '2026-11',
  now: '2026-11-05T01:00:00.000Z',
  entry: { opensAt: '2026-10-10T16:00:00.000Z', closesAt: '2026-11-10T16:00:00.000Z', isOpen: true },
  submission: {
    opensAt: '2026-10-31T16:00:00.000Z',
    closesAt: '2026-11-10T16:00:00.000Z',
    isOpen: true,
    state: 'open',
    ...submission,
  },
  moved: null,
  unverified: null,
  next: { what: 'closes', at: '2026-11-10T16:00:00.000Z' },
  days: [],
  unknownYears: [],
  submitted: null,
  reopened: [...reopened],
  piles: { incomplete: 0, ready: 0, returned: 0, submitted: 0 },
  carriedOver: 0,
  answerOn: null,
  deemedOn: null,
  nilReturn: null,
  needsConfirmation: false,
  proposal: null,
  ...change,
})

import { isPlainDate, type PlainDate } from '../calendar/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { type EventKind, eventKinds } from '../event/index.ts'

/** What of a claim decides which documents it needs. What is not known yet is null. */
export type DocumentFacts = {
  /** 统筹区 whose rules are asked. */
  region: string
  /** The day of the event: picks the version of the rules. */
  on: PlainDate | null
  event: EventKind | null
  /** Whose treatment it was: the insured person's, or that of a male employee's wife. */
  patient: 'self' | 'spouse'
  /** 住院 where any stay was one, 门诊 where every stay was outpatient. */
  care: 'inpatient' | 'outpatient' | null
  delivery: string | null
  /** Whether the hospital settled every stay itself (直接结算): then no bill is left to be shown. */
  settledDirectly: boolean
  outOfRegion: boolean
}

type Answered = Pick<DraftAnswers, 'event' | 'stay'>
/** The facts of a claim as far as it was filled in: an absent or half-typed answer is an unknown fact. */
export function documentFactsOf(answers: Answered, region: string): DocumentFacts {
  const { event } = answers
  const stays = answers.stay.stays ?? []
  const kinds = stays.map(({ kind }) => kind)
  return {
    region,
    on: typeof event.eventOn === 'string' && isPlainDate(event.eventOn) ? event.eventOn : null,
    event: event.kind && Object.hasOwn(eventKinds, event.kind) ? (event.kind as EventKind) : null,
    patient: event.patient === 'spouse' ? 'spouse' : 'self',
    care: kinds.includes('inpatient')
      ? 'inpatient'
      : kinds.length > 0 && kinds.every((kind) => kind === 'outpatient')
        ? 'outpatient'
        : null,
    delivery: event.kind === 'birth' ? (event.delivery ?? null) : null,
    settledDirectly: stays.length > 0 && stays.every(({ settledDirectly }) => settledDirectly === true),
    // A hospital that the directory does not list lies elsewhere.
    outOfRegion: stays.some(({ unlisted }) => unlisted === true),
  }
}

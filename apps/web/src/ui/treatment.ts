import { type EventKind, eventKinds } from '@cradle/domain/event'

/** 治疗方式 in words; a kind the table lacks names itself. */
export const treatmentInWords = (treatment: string | null) =>
  treatment === null ? null : (eventKinds[treatment as EventKind] ?? treatment)

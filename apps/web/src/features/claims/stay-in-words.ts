import type { DraftAnswers } from '@cradle/domain/claim'

/** A stay as its invoices name it: '住院 1 · 石家庄市妇产医院 · 2026-09-17'. */
export const stayInWords = (
  { hospitalName, admittedOn }: NonNullable<DraftAnswers['stay']['stays']>[number],
  index: number,
): string => [`住院 ${index + 1}`, hospitalName, admittedOn].filter(Boolean).join(' · ')

import { isTouched } from './asked-sections.ts'
import type { DraftAnswers } from './sections.ts'

/**
 * What a new claim may take over from an earlier one of the same employer, section by section; nothing where nothing
 * holds again. How to reach a person, the spouse and the account hold for the same person; a hospital with its ward for
 * whoever goes there next. What happened, its days, its bills and what a hospital settled are never taken over.
 */
export function copiedAnswers(
  { contact, stay, payee }: DraftAnswers,
  { samePerson }: { samePerson: boolean },
): Partial<Pick<DraftAnswers, 'contact' | 'stay' | 'payee'>> {
  const { residentPaid: _paid, residentPaidFen: _paidFen, ...again } = contact
  const stays = (stay.stays ?? []).map(
    ({ kind, unlisted, hospitalCode, hospitalName, hospitalPlace, hospitalLevel, ward }) => ({
      ...given({ kind, unlisted, hospitalCode, hospitalName, hospitalPlace, hospitalLevel, ward }),
    }),
  )
  return {
    ...(samePerson && isTouched(again) ? { contact: again } : {}),
    ...(isTouched(stays) ? { stay: { stays } } : {}),
    ...(samePerson && isTouched(payee) ? { payee } : {}),
  }
}

const given = <Answers extends object>(answers: Answers) =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer != null)) as Partial<Answers>

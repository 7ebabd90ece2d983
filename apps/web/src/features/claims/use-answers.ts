import type { DraftAnswers } from '@cradle/domain/claim'
import { useMemo } from 'react'
import type { ClaimSaver } from './claim-saver.ts'

/** All answers of a claim as they are typed; the same object until one changes. */
export function useAnswers(saver: ClaimSaver): DraftAnswers {
  const [event, contact, stay, charges] = [
    saver.dataOf('event') as DraftAnswers['event'],
    saver.dataOf('contact') as DraftAnswers['contact'],
    saver.dataOf('stay') as DraftAnswers['stay'],
    saver.dataOf('charges') as DraftAnswers['charges'],
  ]
  return useMemo(() => ({ event, contact, stay, charges }), [event, contact, stay, charges])
}

import type { ClaimView } from '@cradle/domain/wire'
import type { ClaimStep } from '#web/app/paths.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PinList, pinsOf } from './pin-notes.tsx'

/** Of a returned claim: what the agency wants in this step; on 核对, all of it. */
export function StepPins({ claim, step }: { claim: ClaimView; step: ClaimStep }) {
  const pins = step === 'check' ? (claim.returned?.pins ?? []) : pinsOf(claim, step)
  if (pins.length === 0) return null
  return (
    <Notice tone="warn" title={`需要补正 ${pins.length} 处`}>
      <PinList claim={claim} pins={pins} />
    </Notice>
  )
}

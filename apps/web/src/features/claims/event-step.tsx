import type { StepProps } from './claim-form.page.tsx'
import { EventFields } from './event-fields.tsx'
import { PersonCard } from './person-card.tsx'
import { StepSection } from './step-section.tsx'
import { useStep } from './use-step.ts'

export function EventStep({ claim, saver, onLive }: StepProps) {
  const form = useStep('event', { saver, onLive })
  return (
    <StepSection title="参保人与事由">
      <PersonCard person={claim.person} />
      <EventFields form={form} sex={claim.person.sex} />
    </StepSection>
  )
}

import { claimKinds } from '@cradle/domain/benefit'
import { useMe } from '#web/lib/session.ts'
import { EventFields } from './event-fields.tsx'
import { PersonCard } from './person-card.tsx'
import { StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

export function EventStep({ person, saver }: StepProps) {
  const form = useStep('event', saver)
  const { region } = useMe().acting.scope
  return (
    <StepSection title="参保人与事由">
      <PersonCard person={person} />
      <EventFields form={form} sex={person.sex} kinds={claimKinds(region)} />
    </StepSection>
  )
}

import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { BenefitNow, type BenefitNowView } from '#web/ui/benefit/benefit-now.tsx'
import type { WhyState } from '#web/ui/benefit/use-why.ts'
import { WhyButton } from '#web/ui/benefit/why-button.tsx'
import { whyDatesOf } from '#web/ui/benefit/why-dates.ts'
import { Why } from '#web/ui/benefit/why.tsx'
import styles from './claim-form.module.css'

type BenefitSectionProps = { claim: ClaimView; answers: DraftAnswers; benefit: BenefitNowView; why: WhyState }

/** The benefit as typed; what explains it unfolds beneath, so that the form stays in sight. */
export function BenefitSection({ claim, answers, benefit, why }: BenefitSectionProps) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    const [shown, pane] = [section.current, section.current?.closest('aside')]
    // The pane alone is scrolled: the page stays where the clerk is typing.
    if (why.isOpen && shown && pane) pane.scrollTop = shown.offsetTop
  }, [why.isOpen])
  const foldOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !why.isOpen) return
    why.toggle()
    section.current?.querySelector('button')?.focus()
  }
  return (
    <section ref={section} className={styles.benefit} aria-label="预计待遇" onKeyDown={foldOnEscape}>
      <header>
        <h2>预计待遇</h2>
        {(benefit.breakdown || why.isOpen) && (
          <WhyButton keys="Alt+W" isOpen={why.isOpen} controls={why.id} onToggle={why.toggle} />
        )}
      </header>
      <BenefitNow claim={claim} now={benefit} />
      {why.isOpen && benefit.breakdown && (
        <Why id={why.id} breakdown={benefit.breakdown} basis={claim.benefit.basis} dates={whyDatesOf(answers)} />
      )}
    </section>
  )
}

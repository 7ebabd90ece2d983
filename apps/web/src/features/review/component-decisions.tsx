import { type Component, components } from '@cradle/domain/event'
import type { ReviewView } from '@cradle/domain/wire'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { GroundsFields } from './grounds-fields.tsx'
import styles from './review-desk.module.css'

/** What the approver says of each benefit: granted as reviewed, or refused on grounds. */
export type ComponentAnswers = Partial<
  Record<Component, { outcome: 'grant' | 'refuse'; facts: string; reason: string; article: string }>
>
export type Approving = { opinion: string; components: ComponentAnswers }

type Props = { form: UseFormReturn<Approving>; review: ReviewView; articles: readonly string[] }

/** Each benefit with its reviewed amount, and the choice to grant or refuse it; a refused one asks for its grounds here. */
export function ComponentDecisions({ form, review, articles }: Props) {
  const field = fieldsOf(form)
  const chosen = useWatch({ control: form.control, name: 'components' })
  return (
    <div className={styles.decisions}>
      {review.components.map(({ component, filedFen, reviewedFen }) => (
        <fieldset key={component}>
          <legend>
            {components[component]}
            <span className={styles.decisionAmount}>
              <Yuan amount={reviewedFen ?? filedFen} unit />
            </span>
          </legend>
          <div className={styles.outcomes}>
            {(['grant', 'refuse'] as const).map((outcome) => (
              <label key={outcome}>
                <input type="radio" value={outcome} {...form.register(`components.${component}.outcome`)} />
                {outcome === 'grant' ? '核准' : '不予支付'}
              </label>
            ))}
          </div>
          {chosen[component]?.outcome === 'refuse' && (
            <div className={styles.reasons}>
              <GroundsFields field={(name) => field(`components.${component}.${name}`)} articles={articles} />
            </div>
          )}
        </fieldset>
      ))}
    </div>
  )
}

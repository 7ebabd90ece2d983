import { type Component, components } from '@cradle/domain/event'
import { fen, formatYuan } from '@cradle/domain/money'
import type { ReviewView } from '@cradle/domain/wire'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { fieldsOf, MoneyField } from '#web/ui/fields/index.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { GroundsFields } from './grounds-fields.tsx'
import styles from './review-desk.module.css'

/**
 * What the approver says of each benefit: granted as reviewed, or refused on grounds. Of one without a published standard
 * nothing is said to begin with: it is granted by word, an amount on grounds, or refused.
 */
export type ComponentAnswer = {
  outcome: 'grant' | 'grant-by-word' | 'refuse' | null
  amountFen: number | string | null
  facts: string
  reason: string
  article: string
}
export type ComponentAnswers = Partial<Record<Component, ComponentAnswer>>
export type Approving = { opinion: string; components: ComponentAnswers }

type Reviewed = ReviewView['components'][number]
type Props = { form: UseFormReturn<Approving>; review: ReviewView; articles: readonly string[] }

/** Each benefit with its reviewed amount, and the choice to grant or refuse it; grounds are asked for where they are due. */
export function ComponentDecisions({ form, review, articles }: Props) {
  const chosen = useWatch({ control: form.control, name: 'components' })
  return (
    <div className={styles.decisions}>
      {review.components.map((reviewed) => (
        <fieldset key={reviewed.component}>
          <legend>
            {components[reviewed.component]}
            <span className={styles.decisionAmount}>
              {reviewed.openToWord ? '待核定' : <Yuan amount={reviewed.reviewedFen ?? reviewed.filedFen} unit />}
            </span>
          </legend>
          <OneDecision {...{ form, reviewed, articles }} outcome={chosen[reviewed.component]?.outcome ?? null} />
        </fieldset>
      ))}
    </div>
  )
}

const words = { grant: '核准', 'grant-by-word': '按依据核准', refuse: '不予支付' } as const

type OneProps = Omit<Props, 'review'> & { reviewed: Reviewed; outcome: ComponentAnswer['outcome'] }

function OneDecision({ form, reviewed: { component, openToWord }, articles, outcome }: OneProps) {
  const field = fieldsOf(form)
  const fault = form.formState.errors.components?.[component]?.outcome?.message
  const faultId = `${component}-outcome-fault`
  const open = openToWord ? openToTheWord(openToWord) : (['grant', 'refuse'] as const)
  return (
    <>
      {openToWord && (
        <p className={styles.limit}>
          {openToWord.standard}，系统不能核定。
          {openToWord.atMostFen === 0
            ? '审核后没有可以支付的费用，只能不予支付，请写明依据。'
            : '请写明核准的金额和依据，或者不予支付。'}
        </p>
      )}
      <div className={styles.outcomes}>
        {open.map((one) => (
          <label key={one}>
            <input
              type="radio"
              value={one}
              aria-describedby={fault ? faultId : undefined}
              {...form.register(`components.${component}.outcome`)}
            />
            {words[one]}
          </label>
        ))}
      </div>
      {fault && (
        <p id={faultId} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      {(outcome === 'refuse' || outcome === 'grant-by-word') && (
        <div className={styles.reasons} data-outcome={outcome}>
          {outcome === 'grant-by-word' && (
            <MoneyField
              label="核准金额"
              hint={mostOf(openToWord?.atMostFen ?? null)}
              {...field(`components.${component}.amountFen`)}
            />
          )}
          <GroundsFields field={(name) => field(`components.${component}.${name}`)} articles={articles} />
        </div>
      )}
    </>
  )
}

/** Of what came to nothing in the review no amount can be named. */
const openToTheWord = ({ atMostFen }: NonNullable<Reviewed['openToWord']>) =>
  atMostFen === 0 ? (['refuse'] as const) : (['grant-by-word', 'refuse'] as const)

const mostOf = (atMostFen: number | null) =>
  atMostFen === null ? undefined : `不超过 ${formatYuan(fen(atMostFen))} 元`

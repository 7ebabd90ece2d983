import { components } from '@cradle/domain/event'
import { fen, formatYuan } from '@cradle/domain/money'
import { type ClaimView, type DecisionBody, decisionBody, type ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import type { Ref } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { articlesFor } from './articles.ts'
import { type Approving, ComponentDecisions } from './component-decisions.tsx'
import styles from './review-desk.module.css'
import { TextAreaField } from './text-area-field.tsx'

type Props = {
  claim: ClaimView
  review: ReviewView
  isSending: boolean
  agreeButton: Ref<HTMLButtonElement>
  onSend: (body: DecisionBody) => void
}

/** The approver's decision, benefit by benefit; above the limit the first of two who must agree. */
export function ApprovalForm({ claim, review, isSending, agreeButton, onSend }: Props) {
  const form = useForm<Approving>({ defaultValues: { opinion: '', components: answersOf(review) } })
  const field = fieldsOf(form)
  const { needed, given, limitFen } = review.approvals
  const isFirstOfTwo = needed === 2 && given.length === 0
  const refused = Object.values(useWatch({ control: form.control, name: 'components' })).filter(
    ({ outcome }) => outcome === 'refuse',
  ).length
  const refusesAll = refused === review.components.length && refused > 0

  function send(typed: Approving) {
    const body = bodyOf(typed, claim.version)
    const judged = decisionBody.safeParse(body)
    if (judged.success) return onSend(judged.data)
    for (const { path, message } of judged.error.issues) {
      const [, n, name] = path
      const component = body.components?.[Number(n)]?.component
      if (component && typeof name === 'string')
        form.setError(`components.${component}.${name as 'facts'}`, { message })
      else form.setError('opinion', { message })
    }
  }

  return (
    <form className={styles.decision} noValidate onSubmit={(event) => void form.handleSubmit(send)(event)}>
      {needed === 2 && (
        <p className={styles.limit}>
          金额超过 {formatYuan(fen(limitFen))} 元，须由两位审批人同意。
          {given.length > 0
            ? `${given.map(({ by }) => by).join('、')}已同意，您同意后核准生效。`
            : '您同意后，还需另一位审批人同意。'}
        </p>
      )}
      <ComponentDecisions form={form} review={review} articles={articlesFor(claim)} />
      <TextAreaField label="意见" optional {...field('opinion')} />
      {refusesAll && <p className={styles.limit}>全部不予支付的，请用下面的“不予支付”。</p>}
      <Button ref={agreeButton} type="primary" htmlType="submit" block loading={isSending} disabled={refusesAll}>
        {isFirstOfTwo ? '会签同意' : refused > 0 ? '部分核准' : '核准'}
      </Button>
    </form>
  )
}

/** Where a refusal was proposed its grounds stand ready; everything is granted until somebody says otherwise. */
const answersOf = ({ components: asked, proposed }: ReviewView): Approving['components'] =>
  Object.fromEntries(
    asked.map(({ component }) => [
      component,
      {
        outcome: 'grant' as const,
        facts: proposed?.facts ?? '',
        reason: proposed?.reason ?? '',
        article: proposed?.article ?? '',
      },
    ]),
  )

/** The body to send; where everything is granted the components need no word. */
function bodyOf({ opinion, components: answers }: Approving, version: number) {
  const decided = (Object.keys(components) as (keyof typeof components)[]).flatMap((component) => {
    const answer = answers[component]
    if (!answer) return []
    const { outcome, ...grounds } = answer
    return [outcome === 'grant' ? { component, outcome } : { component, outcome, ...grounds }]
  })
  const isWhole = decided.every(({ outcome }) => outcome === 'grant')
  return {
    action: 'approve' as const,
    version,
    ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
    ...(isWhole ? {} : { components: decided }),
  }
}

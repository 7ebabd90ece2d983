import { type Component, components } from '@cradle/domain/event'
import { fen, formatYuan } from '@cradle/domain/money'
import { type ClaimView, type DecisionBody, decisionBody, type ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import type { Ref } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { fieldsOf } from '#web/ui/fields/index.ts'
import { articlesFor } from './articles.ts'
import { type Approving, type ComponentAnswer, ComponentDecisions } from './component-decisions.tsx'
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
  const { given, limitFen } = review.approvals
  const answers = useWatch({ control: form.control, name: 'components' })
  const needed = grantedBy(review, answers) > limitFen ? 2 : review.approvals.needed
  const isFirstOfTwo = needed === 2 && given.length === 0
  const refused = Object.values(answers).filter(({ outcome }) => outcome === 'refuse').length
  const refusesAll = refused === review.components.length && refused > 0

  function send(typed: Approving) {
    const body = bodyOf(typed, claim.version)
    const above = review.components.find((one) => isAbove(one, typed.components[one.component]))
    if (above) {
      const message = `核准金额不能超过 ${formatYuan(fen(above.openToWord!.atMostFen!))} 元`
      form.setError(`components.${above.component}.amountFen`, { message })
      return
    }
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

type Reviewed = ReviewView['components'][number]

/** Whether more was named than the component can come to. */
const isAbove = ({ openToWord }: Reviewed, answer: ComponentAnswer | undefined) =>
  answer?.outcome === 'grant-by-word' &&
  typeof answer.amountFen === 'number' &&
  openToWord?.atMostFen != null &&
  answer.amountFen > openToWord.atMostFen

/** What the fund would owe by what was reviewed and what was named. */
function grantedBy(review: ReviewView, answers: Approving['components']): number {
  let sum = 0
  for (const { component, reviewedFen } of review.components) {
    const { outcome, amountFen } = answers[component] ?? {}
    if (outcome === 'grant') sum += reviewedFen ?? 0
    if (outcome === 'grant-by-word' && typeof amountFen === 'number') sum += amountFen
  }
  return sum
}

/**
 * Where a refusal was proposed its grounds stand ready, and what the first of two said by word. What has a standard is granted until
 * somebody says otherwise; of what has none nothing is said for the approver.
 */
const answersOf = ({ components: asked, proposed }: ReviewView): Approving['components'] =>
  Object.fromEntries(
    asked.map(({ component, openToWord, endorsed }) => {
      const { facts = '', reason = '', article = '' } = endorsed ?? proposed ?? {}
      const said = endorsed && (endorsed.amountFen > 0 ? ('grant-by-word' as const) : ('refuse' as const))
      const outcome = openToWord ? said : ('grant' as const)
      return [component, { outcome, amountFen: endorsed?.amountFen || null, facts, reason, article }]
    }),
  )

/** One component's word as it is sent. */
function saidOf(component: Component, { outcome, amountFen, ...grounds }: ComponentAnswer) {
  if (outcome === 'refuse') return { component, outcome, ...grounds }
  if (outcome === 'grant-by-word') return { component, outcome, amountFen, ...grounds }
  return { component, outcome }
}

/** The body to send; where everything is granted the components need no word. */
function bodyOf({ opinion, components: answers }: Approving, version: number) {
  const decided = (Object.keys(components) as Component[]).flatMap((component) => {
    const answer = answers[component]
    return answer ? [saidOf(component, answer)] : []
  })
  const isWhole = decided.every(({ outcome }) => outcome === 'grant')
  return {
    action: 'approve' as const,
    version,
    ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
    ...(isWhole ? {} : { components: decided }),
  }
}

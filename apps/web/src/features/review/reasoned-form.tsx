import { zodResolver } from '@hookform/resolvers/zod'
import { type ClaimView, type DecisionBody, decisionBody, reopeningGrounds, type ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useEffect, useState } from 'react'
import { type FieldErrors, type Resolver, useForm, type UseFormReturn } from 'react-hook-form'
import { DateField, fieldsOf, SelectField, TextField } from '#web/ui/fields/index.ts'
import { articlesFor } from './articles.ts'
import { GroundsFields } from './grounds-fields.tsx'
import { pinOf, type TypedPin } from './pin-places.ts'
import { PinsField } from './pins-field.tsx'
import styles from './review-desk.module.css'
import { TextAreaField } from './text-area-field.tsx'

/** The decisions that need their reasons in writing. */
export type Reasoned = 'return' | 'send-back' | 'propose-refusal' | 'refuse' | 'close' | 'reopen'
type Typed = {
  action: Reasoned
  version: number
  reason: string
  facts: string
  article: string
  answerOn: string | null
  ground: string | null
  documentNumber: string | null
  documentOn: string | null
  pins: TypedPin[]
}

const forms = {
  return: { first: 'reason', confirm: '确认退回' },
  'send-back': { first: 'reason', confirm: '确认退回上一步' },
  'propose-refusal': { first: 'facts', confirm: '确认拟不予支付' },
  refuse: { first: 'facts', confirm: '确认不予支付' },
  close: { first: 'facts', confirm: '确认终止办理' },
  reopen: { first: 'ground', confirm: '确认重新办理' },
} as const satisfies Record<Reasoned, { first: keyof Typed; confirm: string }>

type Props = {
  title: string
  action: Reasoned
  claim: ClaimView
  review: ReviewView
  isSending: boolean
  onSend: (body: DecisionBody) => void
  onFold: () => void
}

/** The reasons for a decision that needs them; judged by the same schema as the API's. */
export function ReasonedForm({ title, action, claim, review, isSending, onSend, onFold }: Props) {
  const { first, confirm } = forms[action]
  const { version } = claim
  const proposed = action === 'refuse' ? review.proposed : undefined
  const form = useForm<Typed, unknown, DecisionBody>({
    resolver,
    defaultValues: {
      action,
      version,
      reason: proposed?.reason ?? '',
      facts: proposed?.facts ?? '',
      article: proposed?.article ?? '',
      answerOn: null,
      ground: null,
      documentNumber: null,
      documentOn: null,
      pins: [],
    },
  })
  const field = fieldsOf(form as unknown as UseFormReturn<Typed>)
  const [pins, setPins] = useState<TypedPin[]>([])
  const { setFocus } = form
  useEffect(() => setFocus(first), [setFocus, first])
  const grounds = (name: 'facts' | 'reason' | 'article') => field(name)

  return (
    <form
      className={styles.reasons}
      noValidate
      onSubmit={(event) => void form.handleSubmit((body) => onSend({ ...body, version }))(event)}
    >
      <h3>{title}</h3>
      {action === 'return' && (
        <>
          <TextAreaField label="退回原因" hint="缺什么、改什么，一次说全；单位会原样看到。" {...field('reason')} />
          <PinsField
            claim={claim}
            pins={pins}
            errors={pinErrors(form.formState.errors)}
            onChange={(changed) => {
              setPins(changed)
              form.setValue('pins', changed, { shouldValidate: form.formState.isSubmitted })
            }}
          />
          <DateField label="答复期限" optional {...field('answerOn')} />
        </>
      )}
      {action === 'send-back' && (
        <TextAreaField label="退回上一步的原因" hint="只给上一环节的审核人看。" {...field('reason')} />
      )}
      {action === 'reopen' && (
        <>
          <SelectField
            label="重新办理的依据"
            options={Object.entries(reopeningGrounds).map(([value, name]) => ({ value, name }))}
            {...field('ground')}
          />
          <TextField label="文号" maxLength={60} {...field('documentNumber')} />
          <DateField label="文书日期" {...field('documentOn')} />
          <TextAreaField label="重新办理的原因" {...field('reason')} />
        </>
      )}
      {(action === 'propose-refusal' || action === 'refuse' || action === 'close') && (
        <GroundsFields field={grounds} articles={articlesFor(claim)} />
      )}
      <div className={styles.objections}>
        <Button type="primary" danger htmlType="submit" loading={isSending}>
          {confirm}
        </Button>
        <Button onClick={onFold}>取消</Button>
      </div>
    </form>
  )
}

/** What the API takes of what was typed: each decision its own part, an answer date only where one was given. */
function bodyOf(typed: Typed): DecisionBody {
  const { action, version, reason, facts, article, answerOn, pins } = typed
  if (action === 'return')
    return {
      action,
      version,
      reason,
      ...(answerOn ? { answerOn } : {}),
      ...(pins.length > 0 ? { pins: pins.map(pinOf) } : {}),
    }
  if (action === 'send-back') return { action, version, reason }
  if (action === 'reopen') {
    const { ground, documentNumber, documentOn } = typed
    return { action, version, ground, documentNumber: documentNumber ?? '', documentOn, reason } as DecisionBody
  }
  return { action, version, reason, facts, article }
}

const judge = zodResolver(decisionBody)
/** Judges what was typed as the body it will be sent as. */
const resolver: Resolver<Typed, unknown, DecisionBody> = (typed, context, options) =>
  judge(bodyOf(typed), context, options as never)

/** What is wrong with each pin: the one thing that can be is that it says nothing. */
const pinErrors = ({ pins }: FieldErrors<Typed>) =>
  Array.from({ length: pins?.length ?? 0 }, (_, n) => pins?.[n]?.text?.message ?? pins?.[n]?.message)

import { zodResolver } from '@hookform/resolvers/zod'
import { type DecisionBody, decisionBody } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect } from 'react'
import { type Resolver, useForm, type UseFormReturn } from 'react-hook-form'
import { DateField, Field, type FieldProps, fieldsOf, useField } from '#web/ui/fields/index.ts'
import styles from './review-desk.module.css'

/** The decisions that need their reasons in writing. */
export type Reasoned = 'return' | 'send-back' | 'propose-refusal' | 'refuse'
type Typed = {
  action: Reasoned
  version: number
  reason: string
  facts: string
  article: string
  answerOn: string | null
}

const refusal = { reason: '理由', hasGrounds: true } as const
const forms = {
  return: { reason: '退回原因', confirm: '确认退回', hasGrounds: false },
  'send-back': { reason: '退回上一步的原因', confirm: '确认退回上一步', hasGrounds: false },
  'propose-refusal': { ...refusal, confirm: '确认拟不予支付' },
  refuse: { ...refusal, confirm: '确认不予支付' },
} as const satisfies Record<Reasoned, { reason: string; confirm: string; hasGrounds: boolean }>

type Props = {
  title: string
  action: Reasoned
  version: number
  isSending: boolean
  onSend: (body: DecisionBody) => void
  onFold: () => void
}

/** The reasons for a return or a refusal; judged by the same schema as the API's. */
export function ReasonedForm({ title, action, version, isSending, onSend, onFold }: Props) {
  const { reason, confirm, hasGrounds } = forms[action]
  const form = useForm<Typed, unknown, DecisionBody>({
    resolver,
    defaultValues: { action, version, reason: '', facts: '', article: '', answerOn: null },
  })
  const field = fieldsOf(form as unknown as UseFormReturn<Typed>)
  const first = hasGrounds ? 'facts' : 'reason'
  useEffect(() => form.setFocus(first), [form, first])

  return (
    <form
      className={styles.reasons}
      noValidate
      onSubmit={(event) => void form.handleSubmit((body) => onSend({ ...body, version }))(event)}
    >
      <h3>{title}</h3>
      {hasGrounds && <TextAreaField label="查明的事实" {...field('facts')} />}
      <TextAreaField label={reason} hint={hints[action]} {...field('reason')} />
      {hasGrounds && (
        <TextAreaField label="依据的文件和条款" hint="如：《社会保险经办条例》第二十条" {...field('article')} />
      )}
      {action === 'return' && <DateField label="答复期限" optional {...field('answerOn')} />}
      <div className={styles.objections}>
        <Button type="primary" danger htmlType="submit" loading={isSending}>
          {confirm}
        </Button>
        <Button onClick={onFold}>取消</Button>
      </div>
    </form>
  )
}

const hints: Partial<Record<Reasoned, string>> = {
  return: '缺什么、改什么，一次说全；单位会原样看到。',
  'send-back': '只给上一环节的审核人看。',
}

/** What the API takes of what was typed: a return names no grounds, an answer date only where one was given. */
function bodyOf({ action, version, reason, facts, article, answerOn }: Typed): DecisionBody {
  if (action === 'return') return { action, version, reason, ...(answerOn ? { answerOn } : {}) }
  if (action === 'send-back') return { action, version, reason }
  return { action, version, reason, facts, article }
}

const judge = zodResolver(decisionBody)
/** Judges what was typed as the body it will be sent as. */
const resolver: Resolver<Typed, unknown, DecisionBody> = (typed, context, options) =>
  judge(bodyOf(typed), context, options as never)

/** A longer text, growing with what is typed. */
function TextAreaField({ label, hint, name, control }: FieldProps) {
  const { value, error, bound, onChange } = useField<string>({ name, control })
  return (
    <Field {...{ name, label, hint, error }}>
      <Input.TextArea
        {...bound}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        {...(error ? { status: 'error' as const } : {})}
      />
    </Field>
  )
}

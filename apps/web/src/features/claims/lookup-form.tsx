import { groupIdNumber, readIdNumber, readInsuranceCardNumber } from '@cradle/domain/identity'
import type { LookupBody, PersonView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import Input, { type InputRef } from 'antd/es/input'
import Segmented from 'antd/es/segmented'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { type ApiProblem, isProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { useToday } from '#web/lib/clock.queries.ts'
import { Field, IdNumberAid } from '#web/ui/fields/index.ts'
import { useLookup } from './claims.queries.ts'
import styles from './claim-form.module.css'

const kinds = {
  idNumber: { label: '身份证号', hint: '18 位，或 15 位旧号，按 Enter 查询' },
  cardNumber: { label: '医保卡号', hint: '按 Enter 查询' },
} as const
type Kind = keyof typeof kinds

type Judged = { ok: true; body: LookupBody; note?: string } | { ok: false; problem: string }

/** Looks a person up by ID number or insurance-card number, on Enter. The number is judged before it is sent. */
export function LookupForm({ onFound, onChanged }: { onFound: (person: PersonView) => void; onChanged: () => void }) {
  const today = useToday()
  const [kind, setKind] = useState<Kind>('idNumber')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [note, setNote] = useState<string>()
  const lookup = useLookup()
  const input = useRef<InputRef>(null)
  useEffect(() => input.current?.focus(), [kind])

  function change(text: string) {
    setTyped(text)
    setProblem(undefined)
    setNote(undefined)
    onChanged()
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const judged = judge(kind, typed, today)
    setNote(judged.ok ? judged.note : undefined)
    if (!judged.ok) {
      setProblem(judged.problem)
      return input.current?.focus()
    }
    setProblem(undefined)
    lookup.mutate(judged.body, {
      onSuccess: onFound,
      onError: (error) => {
        onChanged()
        setProblem(isProblem(error, 'fields-invalid') ? firstSentence(error) : sentenceOf(error))
        input.current?.focus()
      },
    })
  }

  return (
    <form className={styles.lookup} onSubmit={submit} noValidate autoComplete="off">
      <Segmented
        options={Object.entries(kinds).map(([value, { label }]) => ({ value, label }))}
        value={kind}
        onChange={(value) => {
          setKind(value as Kind)
          change('')
        }}
        aria-label="按什么查询"
      />
      <div className={styles.lookupBox}>
        <Field name="lookup" label={kinds[kind].label} hint={note ?? kinds[kind].hint} error={problem}>
          <Input
            id="lookup"
            ref={input}
            size="large"
            value={typed}
            maxLength={40}
            inputMode={kind === 'idNumber' ? 'text' : 'numeric'}
            spellCheck={false}
            onChange={(event) => change(event.target.value)}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? 'lookup-note' : undefined}
            {...(problem ? { status: 'error' as const } : {})}
          />
          {kind === 'idNumber' && <IdNumberAid typed={typed} showsWrong={problem !== undefined} />}
        </Field>
        <Button size="large" type="primary" htmlType="submit" loading={lookup.isPending}>
          查询
        </Button>
      </div>
    </form>
  )
}

function judge(kind: Kind, typed: string, today: string): Judged {
  if (kind === 'cardNumber') {
    const card = readInsuranceCardNumber(typed)
    return card.ok ? { ok: true, body: { cardNumber: card.number } } : card
  }
  const read = readIdNumber(typed, today)
  if (!read.ok) return read
  const body = { idNumber: read.number }
  return read.upgraded
    ? { ok: true, body, note: `15 位旧号已换算为 18 位：${groupIdNumber(read.number)}` }
    : { ok: true, body }
}

const firstSentence = (error: ApiProblem) => error.details.errors[0]?.message ?? sentenceOf(error)

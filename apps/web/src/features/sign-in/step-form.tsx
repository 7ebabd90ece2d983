import { type InputHTMLAttributes, type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { CapsLockHint, useCapsLock } from '#web/ui/fields/caps-lock.tsx'
import { Refusal, refusalOf } from './sign-in-call.ts'
import styles from './sign-in.module.css'

/** One text box of a step: its words, and what the browser should know about it. */
export type Box<Name extends string> = {
  name: Name
  label: string
  /** The sentence while it is empty; a box without one may stay empty. */
  missing?: string
  /** The sentence for what can be judged before it is sent. */
  judge?: (typed: string) => string | undefined
  hint?: string
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength'>

type StepFormProps<Name extends string> = {
  title: string
  lead?: ReactNode
  boxes: readonly Box<Name>[]
  /** What was filled in already; the button is then the next thing to press. */
  filled?: Record<Name, string>
  deed: string
  deedUnderWay: string
  send: (typed: Record<Name, string>, onVerifying: () => void) => Promise<void>
  /** Above the boxes. */
  before?: ReactNode
  /** What stands above the boxes comes first: the heading takes the focus, not the first box. */
  startsAbove?: boolean
  /** Under the button. */
  foot?: ReactNode
}

/** One step before the session begins: a few boxes, one button, and what the server says about them. */
export function StepForm<Name extends string>(props: StepFormProps<Name>) {
  const { title, lead, boxes, filled, deed, deedUnderWay, send, before, startsAbove = false, foot } = props
  const empty = Object.fromEntries(boxes.map(({ name }) => [name, ''])) as Record<Name, string>
  const [typed, setTyped] = useState<Record<Name, string>>(filled ?? empty)
  const [sentences, setSentences] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string>()
  const [state, setState] = useState<'asking' | 'sending' | 'verifying'>('asking')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    const first = filled ? 'button[type=submit]' : startsAbove ? 'h1' : 'input:not([type=radio])'
    form.current?.querySelector<HTMLElement>(first)?.focus()
  }, [filled, startsAbove])

  const focus = (name: string | undefined) => form.current?.querySelector<HTMLInputElement>(`[id="${name}"]`)?.focus()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const wrong = judged(boxes, typed)
    setSentences(wrong)
    setRefusal(undefined)
    const firstWrong = boxes.find(({ name }) => wrong[name])
    if (firstWrong) return focus(firstWrong.name)
    setState('sending')
    try {
      await send(typed, () => setState('verifying'))
    } catch (error) {
      const fields = error instanceof Refusal ? error.fields : {}
      const refused = boxes.find(({ name }) => fields[name])
      setSentences(fields)
      if (!refused) setRefusal(refusalOf(error))
      setState('asking')
      focus((refused ?? boxes.find(({ type }) => type === 'password') ?? boxes.at(-1))?.name)
    }
  }

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {before}
      {boxes.map((box) => (
        <TextBox
          key={box.name}
          box={box}
          value={typed[box.name] ?? ''}
          sentence={sentences[box.name]}
          onTyped={(text) => setTyped({ ...typed, [box.name]: text })}
        />
      ))}
      <button className={styles.submit} type="submit" disabled={state !== 'asking'}>
        {{ asking: deed, sending: deedUnderWay, verifying: '正在验证' }[state]}
      </button>
      {state === 'verifying' && (
        <p className={styles.hint} role="status">
          近期有多次登录失败，正在做一次安全验证，需要几秒钟，不用您操作。
        </p>
      )}
      {foot}
    </form>
  )
}

function judged<Name extends string>(boxes: readonly Box<Name>[], typed: Record<Name, string>): Record<string, string> {
  const wrong = boxes.map(({ name, missing, judge }) => {
    const text = typed[name] ?? ''
    return [name, text === '' ? missing : judge?.(text)] as const
  })
  return Object.fromEntries(wrong.flatMap(([name, sentence]) => (sentence ? [[name, sentence]] : [])))
}

type TextBoxProps = { box: Box<string>; value: string; sentence: string | undefined; onTyped: (text: string) => void }

function TextBox({ box, value, sentence, onTyped }: TextBoxProps) {
  const { name, label, missing, judge: _, hint, type = 'text', ...attributes } = box
  const [isShown, setShown] = useState(false)
  const capsLock = useCapsLock()
  const isNewPassword = attributes.autoComplete === 'new-password'
  const note = sentence ? `${name}-error` : hint ? `${name}-hint` : undefined
  return (
    <div className={styles.field}>
      <label htmlFor={name}>
        {label}
        {missing === undefined && <span className={styles.optional}>（选填）</span>}
      </label>
      <input
        {...attributes}
        id={name}
        type={isShown ? 'text' : type}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(event) => onTyped(event.target.value)}
        aria-invalid={sentence !== undefined}
        aria-describedby={note}
        {...(type === 'password' ? capsLock.watch : {})}
      />
      {type === 'password' && <CapsLockHint isOn={capsLock.isOn} className={styles.hint} />}
      {sentence && (
        <p className={styles.error} id={`${name}-error`}>
          {sentence}
        </p>
      )}
      {!sentence && hint && (
        <p className={styles.hint} id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {isNewPassword && (
        <label className={styles.show}>
          <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
          显示输入的内容
        </label>
      )}
    </div>
  )
}

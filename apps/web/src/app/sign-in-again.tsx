import type { NextStepView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type SubmitEvent, useState } from 'react'
import { currentSession, giveSecondFactor, signIn } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { CapsLockHint, Field, useCapsLock } from '#web/ui/fields/index.ts'
import { paths } from './paths.ts'
import styles from './session-gate.module.css'

/** What is asked for: the password, then the second factor where one is set. */
const questions = {
  password: { label: '密码', missing: '请输入密码', autoComplete: 'current-password', inputMode: 'text' },
  code: { label: '动态口令', missing: '请输入动态口令', autoComplete: 'one-time-code', inputMode: 'numeric' },
} as const

/** The session ended while somebody worked: has them sign in over the page, which stays as it is, out of sight. */
export function SignInAgain() {
  const account = currentSession().me?.account
  const capsLock = useCapsLock()
  const [ticket, setTicket] = useState<string>()
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [state, setState] = useState<'asking' | 'sending' | 'verifying'>('asking')
  const { label, missing, autoComplete, inputMode } = questions[ticket ? 'code' : 'password']

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (typed === '') return setRefusal(missing)
    setState('sending')
    setRefusal(undefined)
    try {
      goOnWith(ticket ? await giveSecondFactor(ticket, typed) : await givePassword())
    } catch (error) {
      setRefusal(sentenceOf(error))
    }
    setState('asking')
  }

  const givePassword = () => signIn(account?.username ?? '', typed, () => setState('verifying'))

  function goOnWith(step: NextStepView | undefined) {
    // A new password or a second factor is set up on the page for it; what was typed here is kept in the browser.
    if (step && step.next !== 'second-factor') return location.assign(paths.signIn(location.pathname))
    setTyped('')
    setTicket(step?.ticket)
  }

  return (
    <Dialog
      open
      title="登录已过期，请再次输入密码"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={420}
      classNames={{ mask: styles.veil ?? '' }}
    >
      <form onSubmit={(event) => void submit(event)} className={styles.again}>
        <p>
          您填写的内容都在，登录后会继续保存。账号：{account?.name}（{account?.username}）
        </p>
        <Field name="again" label={label} error={refusal}>
          <Input.Password
            {...capsLock.watch}
            key={label}
            id="again"
            autoFocus
            autoComplete={autoComplete}
            inputMode={inputMode}
            maxLength={1024}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-invalid={refusal !== undefined}
            aria-describedby={refusal ? 'again-note' : undefined}
            {...(refusal ? { status: 'error' as const } : {})}
          />
          <CapsLockHint isOn={capsLock.isOn} className={styles.capsLock} />
        </Field>
        <div className={styles.againFoot}>
          <a href={paths.signIn()}>换一个账号</a>
          <Button type="primary" htmlType="submit" loading={state !== 'asking'}>
            {state === 'verifying' ? '正在验证' : '继续'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

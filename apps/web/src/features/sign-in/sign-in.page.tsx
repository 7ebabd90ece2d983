import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { DemoAccounts, type DemoAccount } from './demo-accounts.tsx'
import { isDemonstration, refusalOf, signIn } from './sign-in-call.ts'
import styles from './sign-in.module.css'

type Credentials = { username: string; password: string }
const fields = {
  username: { label: '用户名', missing: '请输入用户名' },
  password: { label: '密码', missing: '请输入密码' },
} as const
type Field = keyof typeof fields

/** Sign-in, an entry of its own without router, forms library or antd: the first page must be light. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const [typed, setTyped] = useState<Credentials>({ username: '', password: '' })
  const [missing, setMissing] = useState<Partial<Record<Field, string>>>({})
  const [refusal, setRefusal] = useState<string>()
  const [isSigningIn, setSigningIn] = useState(false)
  const [isDemo, setDemo] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => void isDemonstration().then(setDemo), [])

  const focus = (field: Field) => form.current?.querySelector<HTMLInputElement>(`#${field}`)?.focus()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const absent = (Object.keys(fields) as Field[]).filter((field) => typed[field] === '')
    setMissing(Object.fromEntries(absent.map((field) => [field, fields[field].missing])))
    setRefusal(undefined)
    if (absent[0]) return focus(absent[0])
    setSigningIn(true)
    const refused = await signIn(typed).then(() => undefined, refusalOf)
    if (refused === undefined) return onSignedIn()
    setSigningIn(false)
    setRefusal(refused)
    focus('password')
  }

  function choose({ username }: DemoAccount) {
    setTyped({ username, password: 'cradle-demo' })
    setMissing({})
    form.current?.querySelector('button')?.focus()
  }

  const textBox = (field: Field, type: 'text' | 'password', autoComplete: string) => (
    <div className={styles.field}>
      <label htmlFor={field}>{fields[field].label}</label>
      <input
        id={field}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        value={typed[field]}
        onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        aria-invalid={missing[field] !== undefined}
        aria-describedby={missing[field] ? `${field}-error` : undefined}
        autoFocus={field === 'username'}
      />
      {missing[field] && (
        <p className={styles.error} id={`${field}-error`}>
          {missing[field]}
        </p>
      )}
    </div>
  )

  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <p className={styles.name}>
          Cradle 摇篮<span>生育保险待遇网上申报</span>
        </p>
      </header>
      <main className={styles.panel}>
        <form ref={form} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          <h1>登录</h1>
          {refusal && (
            <p className={styles.refusal} role="alert">
              {refusal}
            </p>
          )}
          {textBox('username', 'text', 'username')}
          {textBox('password', 'password', 'current-password')}
          <button className={styles.submit} type="submit" disabled={isSigningIn}>
            {isSigningIn ? '正在登录' : '登录'}
          </button>
          <p className={styles.hint}>用户名和密码区分大小写。忘记密码，请联系医保经办机构或本单位管理员重置。</p>
        </form>
        {isDemo && <DemoAccounts onChoose={choose} />}
      </main>
      <footer className={styles.footer}>石家庄市 · 用人单位每月 11 日至次月 10 日录入，1 日至 10 日申报</footer>
    </div>
  )
}

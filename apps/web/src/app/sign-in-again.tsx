import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { type SubmitEvent, useState } from 'react'
import { currentSession, signIn } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Field } from '#web/ui/fields/index.ts'
import { paths } from './paths.ts'

/** The session ran out while somebody worked: asks for the password over the page, which stays as it is. */
export function SignInAgain() {
  const account = currentSession().me?.account
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [isSending, setSending] = useState(false)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (password === '') return setRefusal('请输入密码')
    setSending(true)
    await signIn(account?.username ?? '', password).catch((error: unknown) => setRefusal(sentenceOf(error)))
    setSending(false)
  }

  return (
    <Modal
      open
      title="登录已过期，请再次输入密码"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={420}
    >
      <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 14 }}>
        <p>
          您填写的内容都在，登录后会继续保存。账号：{account?.name}（{account?.username}）
        </p>
        <Field name="again-password" label="密码" error={refusal}>
          <Input.Password
            id="again-password"
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-describedby="again-password-note"
          />
        </Field>
        <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <a href={paths.signIn()}>换一个账号</a>
          <Button type="primary" htmlType="submit" loading={isSending}>
            继续
          </Button>
        </div>
      </form>
    </Modal>
  )
}

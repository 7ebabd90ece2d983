import { useState } from 'react'
import { newPasswordBox } from './new-password-box.ts'
import { BackToStart } from './back-to-start.tsx'
import { activate, type Answer } from './sign-in-call.ts'
import { StepForm } from './step-form.tsx'
import styles from './sign-in.module.css'

type Kind = 'unit' | 'person'
const kinds: Record<Kind, string> = { unit: '单位账户', person: '经办人或机构人员' }

/** Opens an account with the one-time code of its letter: a unit's by its number, anybody else's by their username. */
export function ActivationStep({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const [kind, setKind] = useState<Kind>('unit')
  return (
    <StepForm
      key={kind}
      title="激活账户"
      lead="激活码只能使用一次；已有密码的账户激活后，原密码不再有效。"
      before={
        <fieldset className={styles.kinds}>
          <legend>激活的是</legend>
          {(Object.keys(kinds) as Kind[]).map((one) => (
            <label key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              {kinds[one]}
            </label>
          ))}
        </fieldset>
      }
      boxes={kind === 'unit' ? unitBoxes : personBoxes}
      deed="激活并登录"
      deedUnderWay="正在激活"
      send={async (typed, onVerifying) => onAnswer(await activate(given(typed), onVerifying))}
      foot={
        <BackToStart>没有收到信函或激活码已过期的，请联系寄出信函的医保经办机构或本单位管理员重新发放。</BackToStart>
      }
    />
  )
}

type Typed = { unitNumber?: string; username: string; code: string; password: string }

/** What was typed, without the boxes that stayed empty. */
function given({ unitNumber, username, code, password }: Typed) {
  return { code, password, ...(unitNumber ? { unitNumber } : {}), ...(username ? { username } : {}) }
}

const codeBox = {
  name: 'code',
  label: '激活码',
  missing: '请输入激活码',
  autoComplete: 'one-time-code',
  hint: '信函中的 10 位一次性代码，不区分大小写，空格和短横可以不输。',
  maxLength: 40,
} as const
const personBoxes = [
  { name: 'username', label: '用户名', missing: '请输入用户名', autoComplete: 'username', maxLength: 64 },
  codeBox,
  newPasswordBox,
] as const
const unitBoxes = [
  { name: 'unitNumber', label: '单位编号', missing: '请输入单位编号', autoComplete: 'off', maxLength: 40 },
  codeBox,
  {
    name: 'username',
    label: '用户名',
    autoComplete: 'username',
    hint: '首次激活时由您自定：4 至 64 个字母、数字或 . _ -；以后重新激活可不填。',
    maxLength: 64,
  },
  newPasswordBox,
] as const

import { newPasswordBox } from './new-password-box.ts'
import { useState } from 'react'
import { BackToStart, LinkToStart } from './back-to-start.tsx'
import { resetPassword } from './sign-in-call.ts'
import styles from './sign-in.module.css'
import { StepForm } from './step-form.tsx'

/** A new password for who forgot theirs: by themselves with the second factor, otherwise by who keeps their account. */
export function ResetStep() {
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <div className={styles.form}>
        <h1>密码已重设</h1>
        <p role="status">所有设备上的登录都已结束，请用新密码登录。</p>
        <LinkToStart>用新密码登录</LinkToStart>
      </div>
    )
  return (
    <StepForm
      title="忘记密码"
      lead="启用过动态口令的账户，可以在这里自行重设。"
      boxes={boxes}
      deed="重设密码"
      deedUnderWay="正在保存"
      send={async (typed, onVerifying) => {
        await resetPassword(typed, onVerifying)
        setDone(true)
      }}
      foot={
        <BackToStart>
          没有启用动态口令的：经办人请联系本单位管理员，单位账户和经办机构人员请联系医保经办机构，凭书面函件重置；不通过电话办理。
        </BackToStart>
      }
    />
  )
}

const boxes = [
  { name: 'username', label: '用户名', missing: '请输入用户名', autoComplete: 'username', maxLength: 64 },
  {
    name: 'code',
    label: '动态口令',
    missing: '请输入动态口令',
    autoComplete: 'one-time-code',
    hint: '身份验证器显示的 6 位数字，或一个备用码。',
    maxLength: 40,
  },
  newPasswordBox,
] as const

import { newPasswordBox } from './new-password-box.ts'
import { BackToStart } from './second-factor-step.tsx'
import { type Answer, resetPassword } from './sign-in-call.ts'
import { StepForm } from './step-form.tsx'

/** A new password for who forgot theirs: by themselves with the second factor, otherwise by who keeps their account. */
export function ResetStep({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  return (
    <StepForm
      title="忘记密码"
      lead="启用过动态口令的账户，可以在这里自行重设。"
      boxes={boxes}
      deed="重设密码"
      deedUnderWay="正在保存"
      send={async (typed, onVerifying) => onAnswer(await resetPassword(typed, onVerifying))}
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

import { newPasswordBox } from './new-password-box.ts'
import { type Answer, choosePassword } from './sign-in-call.ts'
import { BackToStart } from './back-to-start.tsx'
import { StepForm } from './step-form.tsx'

/** A new password before the session begins. */
export function NewPasswordStep({ ticket, onAnswer }: { ticket: string; onAnswer: (answer: Answer) => void }) {
  return (
    <StepForm
      title="设置新密码"
      lead="您的密码需要更换后才能继续使用。"
      boxes={[newPasswordBox]}
      deed="保存并登录"
      deedUnderWay="正在保存"
      send={async ({ password }) => onAnswer(await choosePassword(ticket, password))}
      foot={<BackToStart>这一步请在 5 分钟内完成，超时后重新登录即可。</BackToStart>}
    />
  )
}

import { BackToStart } from './back-to-start.tsx'
import { type Answer, giveSecondFactor } from './sign-in-call.ts'
import { StepForm } from './step-form.tsx'

/** The code of the second factor, or a recovery code where the phone is lost. */
export function SecondFactorStep({ ticket, onAnswer }: { ticket: string; onAnswer: (answer: Answer) => void }) {
  return (
    <StepForm
      title="输入动态口令"
      lead="打开手机上的身份验证器，输入现在显示的 6 位数字。"
      boxes={boxes}
      deed="继续"
      deedUnderWay="正在核对"
      send={async ({ code }) => onAnswer(await giveSecondFactor(ticket, code))}
      foot={<BackToStart>手机不在身边，可输入一个备用码。备用码也遗失的，请联系管理员重置。</BackToStart>}
    />
  )
}

const boxes = [
  {
    name: 'code',
    label: '动态口令',
    missing: '请输入动态口令',
    autoComplete: 'one-time-code',
    inputMode: 'text',
    maxLength: 40,
  },
] as const

import type { TotpView } from '@cradle/domain/wire'
import { lazy, Suspense, useEffect, useState } from 'react'
import { type Answer, beginEnrolment, confirmEnrolment, refusalOf } from './sign-in-call.ts'
import { BackToStart } from './back-to-start.tsx'
import { StepForm } from './step-form.tsx'
import styles from './sign-in.module.css'

// Drawn for few, once: not in the first script.
const Enrolment = lazy(async () => ({ default: (await import('#web/ui/second-factor/enrolment.tsx')).Enrolment }))

/** Sets the second factor up before the first session of a role that must have one. */
export function EnrolmentStep({ ticket, onAnswer }: { ticket: string; onAnswer: (answer: Answer) => void }) {
  const [begun, setBegun] = useState<TotpView>()
  const [refusal, setRefusal] = useState<string>()
  useEffect(
    () => void beginEnrolment(ticket).then(setBegun, (error: unknown) => setRefusal(refusalOf(error))),
    [ticket],
  )

  if (refusal !== undefined)
    return (
      <div className={styles.form}>
        <h1>设置动态口令</h1>
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
        <BackToStart>请重新登录后再试一次。</BackToStart>
      </div>
    )
  if (!begun)
    return (
      <div className={styles.form}>
        <h1>设置动态口令</h1>
        <p role="status">正在准备</p>
      </div>
    )
  return (
    <StepForm
      title="设置动态口令"
      lead="您的岗位办理医保业务，登录时除密码外还须输入动态口令。只需设置一次。"
      startsAbove
      before={
        <Suspense fallback={<p role="status">正在准备</p>}>
          <Enrolment {...begun} />
        </Suspense>
      }
      boxes={boxes}
      deed="完成设置并登录"
      deedUnderWay="正在核对"
      send={async ({ code }) => onAnswer(await confirmEnrolment(ticket, code))}
      foot={<BackToStart>这一步请在 5 分钟内完成，超时后重新登录即可。</BackToStart>}
    />
  )
}

const boxes = [
  {
    name: 'code',
    label: '动态口令',
    missing: '请输入动态口令',
    autoComplete: 'one-time-code',
    inputMode: 'numeric',
    hint: '身份验证器现在显示的 6 位数字。',
    maxLength: 40,
  },
] as const

import type { DemoAccount } from './demo-accounts.tsx'
import { type Answer, signIn } from './sign-in-call.ts'
import { StepForm } from './step-form.tsx'
import styles from './sign-in.module.css'

type Props = { chosen: DemoAccount | undefined; onAnswer: (answer: Answer) => void }

/** Username and password; a demonstration account that was chosen stands filled in. */
export function CredentialsStep({ chosen, onAnswer }: Props) {
  const filled = chosen && { username: chosen.username, password: 'cradle-demo' }
  return (
    <StepForm
      key={chosen?.username}
      title="登录"
      boxes={boxes}
      {...(filled ? { filled } : {})}
      deed="登录"
      deedUnderWay="正在登录"
      send={async (typed, onVerifying) => onAnswer(await signIn(typed, onVerifying))}
      foot={
        <>
          <p className={styles.hint}>用户名和密码区分大小写。</p>
          <ul className={styles.ways}>
            <li>
              <a href="#activation">首次使用？用信函中的一次性代码激活</a>
            </li>
            <li>
              <a href="#reset">忘记密码</a>
            </li>
          </ul>
        </>
      }
    />
  )
}

const boxes = [
  { name: 'username', label: '用户名', missing: '请输入用户名', autoComplete: 'username' },
  { name: 'password', label: '密码', missing: '请输入密码', type: 'password', autoComplete: 'current-password' },
] as const

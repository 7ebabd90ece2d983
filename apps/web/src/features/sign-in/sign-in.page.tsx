import { useEffect, useState, useSyncExternalStore } from 'react'
import { ActivationStep } from './activation-step.tsx'
import { CredentialsStep } from './credentials-step.tsx'
import { DemoAccounts, type DemoAccount } from './demo-accounts.tsx'
import { EnrolmentStep } from './enrolment-step.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
import { ResetStep } from './reset-step.tsx'
import { SecondFactorStep } from './second-factor-step.tsx'
import { type Answer, isDemonstration } from './sign-in-call.ts'
import styles from './sign-in.module.css'

/** Sign-in, an entry of its own without router, forms library or antd: the first page must be light. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const place = useSyncExternalStore(listenToPlace, () => location.hash)
  const [reached, setReached] = useState<{ place: string; answer: Answer }>()
  const [chosen, setChosen] = useState<DemoAccount>()
  const [isDemo, setDemo] = useState(false)
  useEffect(() => void isDemonstration().then(setDemo), [])
  // Who goes elsewhere on the page begins anew there.
  const step: Answer = reached?.place === place ? reached.answer : {}
  const onAnswer = (answer: Answer) => (answer.next ? setReached({ place, answer }) : onSignedIn())
  const isFirst = place === '' && step.next === undefined

  return (
    <div className={styles.page}>
      <header className={styles.brand}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <p className={styles.name}>
          Cradle 摇篮<span>生育保险待遇网上申报</span>
        </p>
      </header>
      <main className={styles.panel}>
        <Step {...{ place, step, chosen, onAnswer }} />
        {isDemo && isFirst && <DemoAccounts onChoose={(account) => setChosen({ ...account })} />}
      </main>
      <footer className={styles.footer}>石家庄市 · 用人单位每月 11 日至次月 10 日录入，1 日至 10 日申报</footer>
    </div>
  )
}

type StepProps = {
  place: string
  step: Answer
  chosen: DemoAccount | undefined
  onAnswer: (answer: Answer) => void
}

function Step({ place, step, chosen, onAnswer }: StepProps) {
  if (step.next === 'second-factor') return <SecondFactorStep ticket={step.ticket} onAnswer={onAnswer} />
  if (step.next === 'enrol-second-factor') return <EnrolmentStep ticket={step.ticket} onAnswer={onAnswer} />
  if (step.next === 'new-password') return <NewPasswordStep ticket={step.ticket} onAnswer={onAnswer} />
  if (place === '#activation') return <ActivationStep onAnswer={onAnswer} />
  if (place === '#reset') return <ResetStep />
  return <CredentialsStep chosen={chosen} onAnswer={onAnswer} />
}

function listenToPlace(listener: () => void) {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

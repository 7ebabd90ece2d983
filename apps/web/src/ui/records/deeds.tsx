import Button from 'antd/es/button'
import { type ReactNode, useRef, useState } from 'react'
import { FoldContext } from '#web/ui/fields/index.ts'
import styles from './deeds.module.css'

export type Deed = {
  name: string
  /** What it does and what it leaves as it is, before it is done. */
  explained: string
  /** The form that does it; it folds itself once it is done. */
  form: ReactNode
}

/** What can be done with a record: a row of buttons, and under it the form of the one that was chosen. */
export function Deeds({ of, deeds }: { of: string; deeds: Deed[] }) {
  const [chosen, setChosen] = useState<string>()
  const buttons = useRef<HTMLDivElement>(null)
  const deed = deeds.find(({ name }) => name === chosen)
  const fold = () => {
    // The keyboard goes on where it was before the form.
    buttons.current?.querySelector<HTMLElement>('[aria-expanded=true]')?.focus()
    setChosen(undefined)
  }
  return (
    <div className={styles.deeds}>
      <div ref={buttons} className={styles.buttons} role="group" aria-label={`办理：${of}`}>
        {deeds.map(({ name }) => (
          <Button
            key={name}
            aria-expanded={name === chosen}
            onClick={() => setChosen(name === chosen ? undefined : name)}
          >
            {name}
          </Button>
        ))}
      </div>
      {deed && (
        <section className={styles.form} aria-label={deed.name} key={deed.name}>
          <p>{deed.explained}</p>
          <FoldContext value={fold}>{deed.form}</FoldContext>
        </section>
      )}
    </div>
  )
}

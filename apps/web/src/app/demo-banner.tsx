import type { ClockView } from '@cradle/domain/wire'
import { useState } from 'react'
import { later } from '#web/ui/later.tsx'
import styles from './shell.module.css'

const DateForm = later(async () => (await import('./date-form.tsx')).DateForm)

/** In a demonstration: which day the product takes for today, and the means to change it. */
export function DemoBanner({ clock }: { clock: ClockView }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.demo} role="region" aria-label="演示环境">
      <span>
        演示环境 · 业务日期 <strong>{clock.today}</strong>
      </span>
      {isOpen ? (
        <DateForm clock={clock} onClose={() => setOpen(false)} />
      ) : (
        clock.settable && (
          <button type="button" className={styles.demoChange} onClick={() => setOpen(true)}>
            修改日期
          </button>
        )
      )}
    </div>
  )
}

import { readDate } from '@cradle/domain/calendar'
import type { ClockView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { type SubmitEvent, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useSetClock } from '#web/lib/clock.queries.ts'
import { dateReading, TypedInput } from '#web/ui/fields/index.ts'
import styles from './shell.module.css'

/** In a demonstration: which day the product takes for today, and the means to change it. */
export function DemoBanner({ clock }: { clock: ClockView }) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(clock.today)
  const [refusal, setRefusal] = useState<string>()
  const setClock = useSetClock()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const day = readDate(typed ?? '')
    if (!day.ok) return setRefusal(day.problem)
    setRefusal(undefined)
    setClock.mutate({ today: day.date }, { onSuccess: () => setOpen(false) })
  }

  return (
    <div className={styles.demo} role="region" aria-label="演示环境">
      <span>
        演示环境 · 业务日期 <strong>{clock.today}</strong>
      </span>
      {isOpen ? (
        <form className={styles.demoForm} onSubmit={submit}>
          <label htmlFor="business-date">改为</label>
          <TypedInput
            id="business-date"
            size="small"
            autoFocus
            value={typed}
            reading={dateReading}
            onValue={setTyped}
            aria-describedby="business-date-note"
          />
          <Button size="small" htmlType="submit" loading={setClock.isPending}>
            确定
          </Button>
          <Button size="small" type="text" onClick={() => setOpen(false)}>
            取消
          </Button>
          <span id="business-date-note" role="status">
            {refusal ?? (setClock.error ? sentenceOf(setClock.error) : '')}
          </span>
        </form>
      ) : (
        clock.settable && (
          <button
            type="button"
            className={styles.demoChange}
            onClick={() => {
              setTyped(clock.today)
              setOpen(true)
            }}
          >
            修改日期
          </button>
        )
      )}
    </div>
  )
}

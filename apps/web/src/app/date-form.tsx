import { readDate } from '@cradle/domain/calendar'
import type { ClockView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { type SubmitEvent, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useSetClock } from '#web/lib/clock.queries.ts'
import { dateReading, TypedInput } from '#web/ui/fields/index.ts'
import styles from './shell.module.css'

/** In a demonstration: makes another day today. */
export function DateForm({ clock, onClose }: { clock: ClockView; onClose: () => void }) {
  const [typed, setTyped] = useState<string | null>(clock.today)
  const [refusal, setRefusal] = useState<string>()
  const setClock = useSetClock()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const day = readDate(typed ?? '')
    if (!day.ok) return setRefusal(day.problem)
    setRefusal(undefined)
    setClock.mutate({ today: day.date }, { onSuccess: onClose })
  }

  return (
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
      <Button size="small" type="text" onClick={onClose}>
        取消
      </Button>
      <span id="business-date-note" role="status">
        {refusal ?? (setClock.error ? sentenceOf(setClock.error) : '')}
      </span>
    </form>
  )
}

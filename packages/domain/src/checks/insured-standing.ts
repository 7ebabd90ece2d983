import type { Check } from './check.ts'

/** A33: the employer stands in good order today, and the person was insured with it on the day of the event. */
export const insuredStanding: Check = function* ({ event }, { insuredOnEvent, employer }) {
  const at = { code: 'A33', level: 'block', section: 'event' } as const
  if (!employer.registered) yield { ...at, pointer: '', message: '单位今日不是“登记在册”状态，不能申报' }
  if (!employer.contributing) yield { ...at, pointer: '', message: '单位今日参保状态不是“正常参保”，不能申报' }
  if (insuredOnEvent === false)
    yield {
      ...at,
      pointer: '/eventOn',
      message: `${event.eventOn} 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报`,
    }
}

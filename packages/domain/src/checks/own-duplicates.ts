import type { Check } from './check.ts'
import { isDay } from './compared-days.ts'

/** A03: one of the bills stands in another claim of the same employer. */
export const ownBills: Check = function* ({ charges }, { own }) {
  for (const { n, claim } of own.bills) {
    const bill = charges.invoices?.[n - 1]
    if (bill)
      yield {
        code: 'A03',
        level: 'warn',
        section: 'charges',
        pointer: `/invoices/${n - 1}/number`,
        message: `票据 ${bill.number?.trim() ?? ''} 在本单位的申报单 ${claim} 中也有`,
      }
  }
}

/** A05: another claim of the same employer asks the same of the same event. */
export const ownSameEvent: Check = function* ({ event }, { own, components: asked }) {
  if (event.supplementOf) return
  const others = own.sameEvent.filter(({ components }) => components.some((component) => asked.includes(component)))
  for (const { claim } of others)
    yield {
      code: 'A05',
      level: 'warn',
      section: 'event',
      pointer: '/eventOn',
      message: `本单位的申报单 ${claim} 为同一人的同一事由申请了同样的待遇`,
    }
}

/** A21: 生育次数 against the same woman's other births. */
export const birthOrder: Check = function* ({ event }, { own }) {
  const { kind, eventOn, birthOrder: order } = event
  if (kind !== 'birth' || !isDay(eventOn) || typeof order !== 'number') return
  for (const other of own.births) {
    const isLess = other.eventOn < eventOn && other.birthOrder >= order
    const isMore = other.eventOn > eventOn && other.birthOrder <= order
    if (isLess || isMore)
      yield {
        code: 'A21',
        level: 'warn',
        section: 'event',
        pointer: '/birthOrder',
        message: `生育次数为 ${order}，申报单 ${other.claim} 中 ${other.eventOn} 的生育次数为 ${other.birthOrder}`,
      }
  }
}

import { checkName, fieldInWords } from '../checks/index.ts'
import { urgencies } from '../review/index.ts'
import type { RecordsFilter } from './records.ts'

/** These conditions as people read them: '申报日期 2026-11-05', one each. */
export function openedInWords(filter: RecordsFilter): string[] {
  const { receivedOn, waitingFrom, waitingTo, due, refusedIn, article, check, checkSection, checkField } = filter
  return [
    receivedOn && `申报日期 ${receivedOn}`,
    waitingFrom && `${waitingFrom} 起等待办理`,
    waitingTo && `${waitingTo} 或更早起等待办理`,
    due && urgencies[due],
    refusedIn && `${refusedIn} 不予支付`,
    article && `依据 ${article}`,
    check && `核对发现“${checkName(check)}”`,
    checkSection && `位置“${fieldInWords(checkSection, checkField ?? '')}”`,
  ].filter((words): words is string => Boolean(words))
}

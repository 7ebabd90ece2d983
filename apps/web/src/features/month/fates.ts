import { addMonths } from '@cradle/domain/calendar'
import type { MonthView } from '@cradle/domain/wire'
import { endInWords, momentInWords, monthAndDay } from '#web/lib/format.ts'

type Pile = keyof MonthView['piles']

/** What becomes of each pile at the next boundary of the month, in a sentence that names the moment. */
export function fateOf(pile: Pile, month: MonthView): string {
  const { submission, submitted, next, period, answerOn, deemedOn } = month
  const [opens, closes] = [momentInWords(submission.opensAt), endInWords(submission.closesAt)]
  const later = `转入 ${addMonths(period, 1)} 期`
  switch (pile) {
    case 'incomplete':
      return submitted ? `留到下一期，${closes} 后${later}` : `${closes} 前未申报的${later}，内容都在`
    case 'ready':
      if (submitted) return `本期已申报，${closes} 后${later}`
      return next.what === 'opens' ? `${opens} 起可以申报` : `${closes} 前未申报的${later}`
    case 'returned':
      return answerOn
        ? `不受申报时间限制，最近的答复期限 ${monthAndDay(answerOn)}`
        : '不受申报时间限制，随时可以重新申报'
    case 'submitted': {
      const recall = `受理前可以撤回，至 ${closes}`
      return deemedOn ? `${recall}；最早 ${monthAndDay(deemedOn)}起视同受理` : recall
    }
  }
}

/** The moment that counts now, for the line under the page's title. */
export function deadlineOf({ submission, submitted, entry, reopened }: MonthView): { text: string; until?: string } {
  const [again] = reopened
  if (again)
    return { text: `${again.period} 期已为本单位重新开放，${endInWords(again.until)} 截止`, until: again.until }
  if (submitted) return { text: `本期已申报；下一期 ${momentInWords(entry.closesAt)} 起录入`, until: entry.closesAt }
  if (submission.state === 'before')
    return { text: `申报 ${momentInWords(submission.opensAt)} 开始；现在可以录入`, until: submission.opensAt }
  const deadline = `申报 ${endInWords(submission.closesAt)} 截止`
  const today = submission.state === 'day-off' ? '，今天不是工作日，不受理' : ''
  return { text: deadline + today, until: submission.closesAt }
}

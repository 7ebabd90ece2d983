import type { Source } from '../benefit/rule-set.ts'
import type { Month } from './month.ts'

/** An edge of a window: a day of the period's own month and a time on Shanghai's clocks; 24:00 is the end of the day. */
export type WindowEdge = { readonly day: number; readonly time: string }

/**
 * When the periods of a region are submitted. Entry needs no dates of its own: it runs from the closing of the period
 * before to the closing of this one, so that at every instant exactly one period is open for entry.
 */
export type WindowRules = {
  /** The first period they hold for; the oldest known hold for all before as well. */
  readonly from: Month
  readonly opens: WindowEdge
  readonly closes: WindowEdge
  /** On which of the days between something can be submitted. */
  readonly days: 'every' | 'working'
  /** The day on which employers with unsubmitted drafts are reminded. */
  readonly remindOn: number
  readonly source: Source
  /** What is not certain about them, for who reads them. */
  readonly unverified?: string
}

/** The regular windows by region, the newest first. A region without them takes no submission. */
export const windowRulesByRegion: Readonly<Record<string, readonly WindowRules[]>> = {
  // 石家庄
  '130100': [
    {
      from: '2014-01',
      opens: { day: 1, time: '00:00' },
      closes: { day: 10, time: '24:00' },
      days: 'every',
      remindOn: 8,
      source: {
        title: '石家庄市医保中心生育保险网报系统操作教程',
        article: '每月 11 日至下月 10 日录入，1 日至 10 日提交',
        grade: 'S',
      },
    },
  ],
  // 沈阳
  '210100': [
    {
      from: '2014-01',
      opens: { day: 1, time: '00:00' },
      closes: { day: 15, time: '12:00' },
      days: 'working',
      remindOn: 8,
      source: {
        title: '沈阳市医疗保障局月度核定办事指南',
        article: '每月 1 日至 15 日（法定节假日除外），网上核定于当月 15 日 12 时前',
        grade: 'S',
      },
      unverified: '取自参保缴费的月度核定，生育待遇申报是否同此时间未见明文',
    },
  ],
}

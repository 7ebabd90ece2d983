import { z } from 'zod'
import { requiredText } from '../claim/fields.ts'

/** Where, and within what time, a decision may be challenged. No decision leaves without it. */
export const remedies = z.strictObject({
  /** 行政复议: within so many days of receipt, with this authority. */
  review: z.strictObject({
    days: z.int().min(60, '复议期限不少于 60 日').max(365),
    authority: requiredText(60, '请填写行政复议机关'),
  }),
  /** 行政诉讼: within so many months of receipt, at this court. */
  suit: z.strictObject({
    months: z.int().min(6, '起诉期限不少于 6 个月').max(24),
    court: requiredText(60, '请填写人民法院'),
  }),
})
export type Remedies = z.infer<typeof remedies>

/**
 * The remedies of each region, by its code. 60 days: 行政复议法第二十条; 6 months: 行政诉讼法第四十六条. Since 2024 an
 * agency's decision is reviewed by the people's government of its own level (行政复议法第二十四条). Which court of the city
 * hears it was not found in writing: the text leaves it to the rule of jurisdiction.
 */
export const remediesByRegion: Readonly<Record<string, Remedies>> = {
  '130100': {
    review: { days: 60, authority: '石家庄市人民政府' },
    suit: { months: 6, court: '有管辖权的人民法院' },
  },
}

/** The paragraph that tells them, as it is printed on `paper`: 决定书, 通知书, 核定单. */
export const remediesInWords = ({ review, suit }: Remedies, paper: string): string =>
  `如不服本${paper}，可以自收到本${paper}之日起${review.days}日内向${review.authority}申请行政复议，` +
  `或者自收到本${paper}之日起${suit.months}个月内向${suit.court}提起行政诉讼。`

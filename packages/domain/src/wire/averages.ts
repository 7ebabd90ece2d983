import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { amountFen, requiredText } from '../claim/fields.ts'
import { fenView } from './shared.ts'

const sentence = '年份应为 1990 至 2199 的整数'
const year = z.coerce.number(sentence).pipe(z.int(sentence).min(1990, sentence).max(2199, sentence))

export const averageParams = z.object({ year })

/** Fixes the 全口径月平均工资 of a year; `source` is the notice it was published in. */
export const fixAverageBody = z.strictObject({
  monthlyFen: amountFen('请填写全口径月平均工资').refine((amount) => amount > 0, '全口径月平均工资应大于 0'),
  source: requiredText(200, '请填写公布的文件'),
  fixedOn: plainDate,
})
export type FixAverageBody = z.infer<typeof fixAverageBody>

/** The averages of the caller's region, the newest first: 60 % and 300 % of them clamp the base of an allowance. */
export const averageList = z.object({
  items: z.array(z.object({ year: z.int(), monthlyFen: fenView, source: z.string(), fixedOn: plainDate })),
  nextCursor: z.null(),
})
export type AverageList = z.infer<typeof averageList>

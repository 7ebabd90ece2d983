import { fen, formatYuan } from '@cradle/domain/money'
import { basisInWords, type NoticeOf } from '@cradle/domain/review'
import { divisorIn } from './benefit-boxes.ts'

type Benefit = NoticeOf<'benefit-statement'>['benefits'][number]
type Step = Benefit['steps'][number]

const yuan = (amount: number) => `${formatYuan(fen(amount))} 元`

/** A benefit explained to whom it is paid, in sentences without a term of the trade that is not told. */
export function explained(benefit: Benefit): string[] {
  const { component, grantedFen, refusal, byWord } = benefit
  if (byWord)
    return [
      `这一项没有公布的支付标准，不能按公式计算，由经办机构依据下面的事实和文件核定。这次支付 ${yuan(grantedFen)}。`,
      `查明的事实：${ended(byWord.facts)}`,
      `理由：${ended(byWord.reason)}`,
      `依据：${byWord.bases.map(basisInWords).join('；')}。`,
    ]
  const why = refusal ? [`${refusal.message.replace(/。$/, '')}（${basisInWords(refusal.basis)}）。`] : []
  if (grantedFen === 0) return ['这一项没有可以支付的金额。', ...why]
  if (component === 'allowance') return [...allowanceInWords(benefit), ...why]
  return [...expensesInWords(benefit), ...why]
}

const ended = (sentence: string) => `${sentence.replace(/。$/, '')}。`

/** Charges against what the rules allow. */
function expensesInWords({ component, grantedFen, steps }: Benefit): string[] {
  const [charges, amount] = [stepOf(steps, `${component}.charges`), stepOf(steps, `${component}.amount`)]
  const known = [charges, amount, stepOf(steps, `${component}.eligible`)]
  const standard = steps.find((step) => step.amountFen !== undefined && !known.includes(step))
  const paid = `这次支付 ${yuan(grantedFen)}。`
  if (!standard?.amountFen) return [paid]
  if (charges?.amountFen === undefined)
    return [`${standard.label}是 ${yuan(standard.amountFen)}，与实际花了多少无关，${paid}`]
  const spent = `您的医疗费一共 ${yuan(charges.amountFen)}，${standard.label}是 ${yuan(standard.amountFen)}`
  if (grantedFen === charges.amountFen) return [`${spent}；花费没有超过它，按实际花费支付，${paid}`]
  if (grantedFen === standard.amountFen) return [`${spent}；按这个标准支付，${paid}`]
  return [`${spent}；扣除不能支付的部分以后，${paid}`]
}

const toWhom = { person: '这笔钱直接付给您本人。', employer: '这笔钱付给您的单位，由单位发给您。' } as const

/** Base, days and amount of the allowance. */
function allowanceInWords({ grantedFen, allowance, payee, steps }: Benefit): string[] {
  const whose = payee === null ? '' : toWhom[payee]
  const paid = `这次支付 ${yuan(grantedFen)}。`
  if (!allowance) return [paid + whose]
  const days = steps.filter((step) => step.days !== undefined && step.code !== 'allowance.days')
  const sum = days.map((step) => `${step.label} ${step.days} 天`).join('，')
  const formula = stepOf(steps, 'allowance.amount')?.formula
  const divisor = divisorIn(formula)
  return [
    `您可以休假 ${allowance.days} 天${sum ? `：${sum}` : ''}。`,
    divisor
      ? `休假期间，每天的津贴是月缴费基数 ${yuan(allowance.monthlyBaseFen)}除以 ${divisor}；乘以 ${allowance.days} 天，${paid}`
      : `津贴按月缴费基数 ${yuan(allowance.monthlyBaseFen)}和 ${allowance.days} 天计算，${paid}`,
    `月缴费基数由单位为职工缴费的工资得来，不是您每月拿到手的工资。${whose}`,
  ]
}

const stepOf = (steps: readonly Step[], code: string): Step | undefined => steps.find((step) => step.code === code)

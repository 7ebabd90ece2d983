/** A document of law and the article of it that something rests on. */
export type Basis = { title: string; article: string }

/** As it is read and printed: 《社会保险法》第五十四条. What was cited without an article, a letter by its number, stands once. */
export const basisInWords = ({ title, article }: Basis): string =>
  title === article ? title : `${title.startsWith('《') ? title : `《${title}》`}${article}`

type AdjustmentReason = {
  name: string
  basis: Basis
  /** What is to be said beside the code, because the code alone says too little. */
  needsWords?: true
}

const insuranceLaw = (article: string): Basis => ({ title: '中华人民共和国社会保险法', article })
const fundRules = (article: string): Basis => ({ title: '医疗保障基金使用监督管理条例', article })
const agencyRules = (article: string): Basis => ({ title: '社会保险经办条例', article })

/**
 * Why a reviewer allows less of a line than was filed, or files it under another class: each with the article it rests
 * on, as it is printed on the notice.
 */
export const adjustmentReasons = {
  'not-covered': { name: '不属于生育保险支付范围', basis: insuranceLaw('第五十五条') },
  'self-paid': { name: '目录外自费项目', basis: insuranceLaw('第二十八条') },
  newborn: { name: '新生儿费用', basis: insuranceLaw('第五十五条') },
  unrelated: { name: '与本次生育或手术无关', basis: insuranceLaw('第五十五条') },
  'third-party': { name: '应由第三人、工伤保险或公共卫生负担', basis: insuranceLaw('第三十条') },
  duplicate: { name: '重复收费', basis: fundRules('第十五条') },
  'over-charged': { name: '超过规定标准收费', basis: fundRules('第十五条') },
  'not-on-list': { name: '与费用清单不符', basis: agencyRules('第二十条') },
  'wrong-class': { name: '申报类别有误', basis: agencyRules('第二十条') },
  other: { name: '其他', basis: agencyRules('第二十条'), needsWords: true },
} as const satisfies Record<string, AdjustmentReason>
export type AdjustmentReasonCode = keyof typeof adjustmentReasons

export const adjustmentReasonCodes = Object.keys(adjustmentReasons) as [AdjustmentReasonCode, ...AdjustmentReasonCode[]]

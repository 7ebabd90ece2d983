import type { RuleSet, Source, Sourced } from '../rule-set.ts'

/** The law that every region's rules rest on. */
export const law = {
  socialInsurance: (article: string): Source => ({ title: '社会保险法', article, grade: 'A' }),
  /** 国务院令第 619 号, in force from 2012-04-28. */
  leave: (article: string): Source => ({ title: '女职工劳动保护特别规定', article, grade: 'A' }),
  handling: (article: string): Source => ({ title: '社会保险经办条例', article, grade: 'A' }),
} as const

/** A decision of ours, where no source says anything. */
export const ours = (title: string): Source => ({ title, grade: 'ours' })

/** 自收到申请之日起: ten working days for the allowance, thirty for manual reimbursement. */
export const statutoryDays: RuleSet['timeLimits']['statutoryDays'] = {
  medical: 30,
  prenatal: 30,
  allowance: 10,
  source: law.handling('第二十条'),
}

type PayeeRow = Extract<RuleSet['allowance'], { payee: unknown }>['payee'][number]

/** Since February 2026 every pooling region pays the allowance to the insured person; by the day of payment is ours. */
export const toThePerson: PayeeRow = {
  from: '2026-02-01',
  is: 'person',
  source: { title: '国家医保局：全部统筹地区生育津贴直接发放至个人', article: '2026 年 2 月', grade: 'B' },
}

/** Where wages go on there is nothing for the allowance to replace. */
export const wageContinues = {
  refused: true,
  source: law.socialInsurance('第五十六条'),
} as const satisfies Sourced<{ refused: true }>

/** Months of pregnancy are counted as four weeks each (沈阳 and 福建省直 publish it so). */
export const month = (months: number): number => months * 4

/** What rests on nothing published, and is marked wherever it is used. */
export const unverified = (title: string) => ({ source: ours(title), unverified: title })

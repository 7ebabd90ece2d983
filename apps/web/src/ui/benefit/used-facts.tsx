import { insuredKinds, payees } from '@cradle/domain/benefit'
import { deliveryMethods, nameOf, operationKinds } from '@cradle/domain/codes'
import { fen, formatYuan } from '@cradle/domain/money'
import type { ClaimView } from '@cradle/domain/wire'
import styles from './used-facts.module.css'

type Fact = [name: string, text: string | number | null | undefined]

/** What the benefits of a claim were computed from, to be held against the papers. */
export function UsedFacts({ claim }: { claim: ClaimView }) {
  return (
    <dl className={styles.facts} aria-label="计算所用">
      {factsOf(claim).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

const levels = ['未定级', '一级', '二级', '三级']

function factsOf({ sections, benefit: { basis: live, filed, breakdown } }: ClaimView): Fact[] {
  const basis = live ?? filed?.basis
  const event = sections.event.data
  const allowance = breakdown?.allowance
  const base = allowance?.monthlyBaseFen
  return [
    ...(basis ? insuredFacts(basis) : []),
    ...methodFacts(event),
    ...(allowance
      ? ([
          ['月缴费基数', base === null || base === undefined ? '没有' : `${formatYuan(fen(base))} 元`],
          ['津贴支付给', payees[allowance.payee]],
        ] satisfies Fact[])
      : []),
  ]
}

type Event = ClaimView['sections']['event']['data']

function methodFacts({ kind, delivery, fetuses, operations, gestationWeeks }: Event): Fact[] {
  const weeks: Fact = ['孕周', gestationWeeks && `${gestationWeeks} 周`]
  if (kind === 'birth') return [['生产方式', delivery && nameOf(deliveryMethods, delivery)], ['胎儿数', fetuses], weeks]
  const named = (operations ?? []).map((code) => nameOf(operationKinds, code)).join('、')
  // Only an operation that ends a pregnancy has weeks.
  return [['手术方式', named], ...(gestationWeeks ? [weeks] : [])]
}

function insuredFacts({ insured, hospitalLevel }: NonNullable<ClaimView['benefit']['basis']>): Fact[] {
  const { kind, contributionMonths, continuousMonths } = insured
  const months = contributionMonths === null ? null : `累计 ${contributionMonths} 个月`
  const unbroken = continuousMonths === null ? null : `连续 ${continuousMonths} 个月`
  return [
    ['参保类别', insuredKinds[kind]],
    ['缴费月数', [months, unbroken].filter(Boolean).join('，')],
    ['医院等级', hospitalLevel === null ? null : levels[hospitalLevel]],
  ]
}

import { ageOn, isPlainDate } from '@cradle/domain/calendar'
import { answersIn, type DraftAnswers, isForSpouse, type SectionName } from '@cradle/domain/claim'
import { components } from '@cradle/domain/event'
import { maskAccount, maskIdNumber, maskPhone } from '@cradle/domain/identity'
import type { ClaimView } from '@cradle/domain/wire'
import type { ReactNode } from 'react'
import { answersOf } from '#web/lib/claim.queries.ts'
import { groupedMask } from '#web/lib/format.ts'
import { Panel } from '#web/ui/page.tsx'
import { Reveal } from '#web/ui/reveal.tsx'
import styles from './review-desk.module.css'

type Fact = [name: string, text: ReactNode]

/** Who asks, for what, on what grounds: as filed, sensitive numbers masked. */
export function FactsPane({ claim }: { claim: ClaimView }) {
  const answers = answersOf(claim)
  return (
    <div className={styles.facts}>
      <Panel title="申报事由">
        <Facts
          facts={[
            ...worded('event', answers),
            ['申请待遇', claim.components.map((component) => components[component]).join('、')],
          ]}
        />
      </Panel>
      <Panel title="参保职工">
        <Facts facts={personFacts(claim)} />
      </Panel>
      <Panel title={isForSpouse(answers) ? '就医的配偶与准生证' : '配偶与准生证'}>
        <Facts facts={spouseFacts(claim, answers)} />
      </Panel>
      <Panel title="收款账户">
        <Facts facts={payeeFacts(claim, answers)} />
      </Panel>
    </div>
  )
}

/** A section's answers as they were worded, those under a heading of their own left out. */
const worded = (section: SectionName, answers: DraftAnswers, without: readonly string[] = []): Fact[] =>
  (answersIn(section, answers)[0]?.answers ?? [])
    .filter(({ field }) => !without.includes(field))
    .map(({ label, text }) => [label, text])

function personFacts({ id: claimId, person, employer, sections }: ClaimView): Fact[] {
  const { eventOn } = sections.event.data
  const { phone, address } = sections.contact.data
  const age = eventOn && isPlainDate(eventOn) ? `，事发时 ${ageOn(person.birthOn, eventOn)} 周岁` : ''
  return [
    ['姓名', `${person.name}（${person.sex === 'female' ? '女' : '男'}）`],
    ['身份证号', <Reveal key="id" claimId={claimId} field="idNumber" masked={groupedMask(person.idNumberMasked)} />],
    [
      '医保卡号',
      person.cardNumberMasked && (
        <Reveal key="card" claimId={claimId} field="cardNumber" masked={person.cardNumberMasked} />
      ),
    ],
    ['出生日期', person.birthOn + age],
    ['用人单位', employer && `${employer.name}（${employer.unitNumber}）`],
    ['联系电话', phone && <Reveal key="phone" claimId={claimId} field="phone" masked={maskPhone(phone)} />],
    ['联系地址', address],
  ]
}

function spouseFacts({ id: claimId }: ClaimView, answers: DraftAnswers): Fact[] {
  const { spouseIdNumber } = answers.contact
  return worded('contact', answers, ['phone', 'address']).map(([name, text]): Fact =>
    name === '配偶身份证号' && spouseIdNumber
      ? [
          name,
          <Reveal
            key="spouse"
            claimId={claimId}
            field="spouseIdNumber"
            masked={groupedMask(maskIdNumber(spouseIdNumber))}
          />,
        ]
      : [name, text],
  )
}

function payeeFacts({ id: claimId }: ClaimView, answers: DraftAnswers): Fact[] {
  const { holderNumber, accountNumber } = answers.payee
  return (answersIn('payee', answers)[0]?.answers ?? []).map(({ field, label, text }): Fact => {
    if (field === 'holderNumber' && holderNumber)
      return [
        label,
        <Reveal key={field} claimId={claimId} field="holderNumber" masked={groupedMask(maskIdNumber(holderNumber))} />,
      ]
    if (field === 'accountNumber' && accountNumber)
      return [label, <Reveal key={field} claimId={claimId} field="accountNumber" masked={maskAccount(accountNumber)} />]
    return [label, text]
  })
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

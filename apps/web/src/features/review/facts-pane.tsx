import { ageOn, isPlainDate } from '@cradle/domain/calendar'
import { claimTypes, deliveryMethods, nameOf, operationKinds } from '@cradle/domain/codes'
import { components } from '@cradle/domain/event'
import { maskIdNumber, maskPhone } from '@cradle/domain/identity'
import type { ClaimView } from '@cradle/domain/wire'
import type { ReactNode } from 'react'
import { Panel } from '#web/ui/page.tsx'
import { Reveal } from '#web/ui/reveal.tsx'
import styles from './review-desk.module.css'

type Fact = [name: string, text: ReactNode]

/** Who asks, for what, on what grounds: as filed, sensitive numbers masked. */
export function FactsPane({ claim }: { claim: ClaimView }) {
  const event = claim.sections.event.data
  const isBirth = event.kind !== 'family-planning'
  return (
    <div className={styles.facts}>
      <Panel title="申报事由">
        <Facts
          facts={[
            ['报销类型', event.claimType && `${event.claimType} ${nameOf(claimTypes, event.claimType)}`],
            [isBirth ? '生育日期' : '手术日期', event.eventOn],
            [isBirth ? '生产方式' : '手术方式', methodOf(event)],
            ...(isBirth ? birthFacts(event) : []),
            ['申请待遇', claim.components.map((component) => components[component]).join('、')],
          ]}
        />
      </Panel>
      <Panel title="参保职工">
        <Facts facts={personFacts(claim)} />
      </Panel>
      <Panel title="配偶与准生证">
        <Facts facts={spouseFacts(claim)} />
      </Panel>
    </div>
  )
}

type Event = ClaimView['sections']['event']['data']

const methodOf = ({ delivery, operations }: Event) =>
  delivery
    ? nameOf(deliveryMethods, delivery)
    : (operations ?? []).map((code) => nameOf(operationKinds, code)).join('、')

const birthFacts = ({ birthOrder, fetuses, gestationWeeks }: Event): Fact[] => [
  ['生育次数', birthOrder],
  ['胎儿数', fetuses],
  ['孕周', gestationWeeks && `${gestationWeeks} 周`],
]

function personFacts({ id: claimId, person, employer, sections }: ClaimView): Fact[] {
  const { eventOn } = sections.event.data
  const { phone, address } = sections.contact.data
  const age = eventOn && isPlainDate(eventOn) ? `，事发时 ${ageOn(person.birthOn, eventOn)} 周岁` : ''
  return [
    ['姓名', `${person.name}（${person.sex === 'female' ? '女' : '男'}）`],
    ['身份证号', <Reveal key="id" claimId={claimId} field="idNumber" masked={person.idNumberMasked} />],
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

function spouseFacts({ id: claimId, sections }: ClaimView): Fact[] {
  const { spouseGiven, spouseName, spouseIdNumber, spouseWorkplace, permitNumber, permitOffice } = sections.contact.data
  const spouse: Fact[] = spouseGiven
    ? [
        ['配偶姓名', spouseName],
        [
          '配偶证件号',
          spouseIdNumber && (
            <Reveal key="spouse" claimId={claimId} field="spouseIdNumber" masked={maskIdNumber(spouseIdNumber)} />
          ),
        ],
        ['配偶单位', spouseWorkplace],
      ]
    : [['配偶', '无配偶或不提供']]
  return [...spouse, ['准生证号', permitNumber], ['办理机构', permitOffice]]
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

import { ageOn } from '@cradle/domain/calendar'
import type { ReactNode } from 'react'
import { useToday } from '#web/lib/clock.queries.ts'
import { groupedMask } from '#web/lib/format.ts'
import { Reveal } from '#web/ui/reveal.tsx'
import styles from './claim-form.module.css'

type Person = {
  name: string
  sex: 'female' | 'male'
  birthOn: string
  idNumberMasked: string
  cardNumberMasked: string | null
}

type PersonCardProps = {
  person: Person
  /** The claim through which the numbers may be shown in full. */
  claimId?: string
  children?: ReactNode
}

/** Who the claim is for, as the register knows them. */
export function PersonCard({ person, claimId, children }: PersonCardProps) {
  const today = useToday()
  return (
    <div className={styles.person}>
      <p className={styles.personName}>{person.name}</p>
      <dl>
        <div>
          <dt>性别</dt>
          <dd>{person.sex === 'female' ? '女' : '男'}</dd>
        </div>
        <div>
          <dt>出生日期</dt>
          <dd>
            {person.birthOn}（{ageOn(person.birthOn, today)} 岁）
          </dd>
        </div>
        <div>
          <dt>身份证号</dt>
          <dd>
            {claimId ? (
              <Reveal claimId={claimId} field="idNumber" masked={groupedMask(person.idNumberMasked)} />
            ) : (
              groupedMask(person.idNumberMasked)
            )}
          </dd>
        </div>
        {person.cardNumberMasked && (
          <div>
            <dt>医保卡号</dt>
            <dd>
              {claimId ? (
                <Reveal claimId={claimId} field="cardNumber" masked={person.cardNumberMasked} />
              ) : (
                person.cardNumberMasked
              )}
            </dd>
          </div>
        )}
        {children}
      </dl>
    </div>
  )
}

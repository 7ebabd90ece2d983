import { eventKinds } from '@cradle/domain/event'
import { formatYuan, fen } from '@cradle/domain/money'
import type { ClaimView, NearDuplicateView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { Field } from '#web/ui/fields/index.ts'
import { Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { surroundingsQuery, useDuplicateVerdict } from './desk.queries.ts'
import styles from './surroundings-pane.module.css'

/** Claims that may be about the same as this one, each beside it, until somebody says with a reason that it is not. */
export function NearDuplicates({ claim }: { claim: ClaimView }) {
  const { data } = useQuery(surroundingsQuery(claim.id))
  const duplicates = data?.nearDuplicates ?? []
  if (duplicates.length === 0) return null
  const open = duplicates.filter(({ verdict }) => verdict === null).length
  return (
    <Panel title={open > 0 ? `疑似重复 ${open} 份` : '疑似重复，均已核实'}>
      <div className={styles.duplicates}>
        {duplicates.map((other) => (
          <article key={other.claimId} aria-label={`疑似重复 ${other.number}`}>
            <ul className={styles.why}>
              {other.why.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <SideBySide claim={claim} other={other} />
            {other.verdict ? (
              <p className={styles.settled}>
                <Tag tone="good">不是重复</Tag> {other.verdict.reason}
                <span className={styles.quiet}>
                  {' '}
                  {other.verdict.by} · {dateTime(other.verdict.at)}
                </span>
              </p>
            ) : (
              claim.moves.some((move) => move !== 'undo') && <Verdict claim={claim} other={other} />
            )}
          </article>
        ))}
      </div>
    </Panel>
  )
}

function SideBySide({ claim, other }: { claim: ClaimView; other: NearDuplicateView }) {
  const { kind, eventOn } = claim.sections.event.data
  const rows: [name: string, own: string | null | undefined, others: string | null | undefined][] = [
    ['参保人', claim.person.name, other.personName],
    ['身份证号', groupedMask(claim.person.idNumberMasked), groupedMask(other.idNumberMasked)],
    ['单位', claim.employer?.name, other.employerName],
    ['事由', kind && eventKinds[kind as keyof typeof eventKinds], other.kind && eventKinds[other.kind]],
    ['日期', eventOn, other.eventOn],
    ['医院', claim.sections.stay.data.stays?.[0]?.hospitalName, other.hospitalName],
    ['医疗费', yuan(claim.totalFen), yuan(other.totalFen)],
  ]
  return (
    <table className={styles.pair}>
      <thead>
        <tr>
          <td />
          <th scope="col">本份 {claim.number}</th>
          <th scope="col">
            <Link to={paths.claim(other.claimId)} target="_blank" rel="noreferrer">
              {other.number}
            </Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, own, others]) => (
          <tr key={name} data-same={Boolean(own) && own === others}>
            <th scope="row">{name}</th>
            <td>{own || '—'}</td>
            <td>{others || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const yuan = (amount: number | null) => (amount === null ? null : `${formatYuan(fen(amount))} 元`)

function Verdict({ claim, other }: { claim: ClaimView; other: NearDuplicateView }) {
  const verdict = useDuplicateVerdict(claim.id)
  const [reason, setReason] = useState('')
  const name = `not-duplicate-${other.number}`
  return (
    <form
      className={styles.verdict}
      onSubmit={(event) => {
        event.preventDefault()
        verdict.mutate({ otherId: other.claimId, reason })
      }}
    >
      <Field name={name} label="为什么不是重复" error={verdict.error ? sentenceOf(verdict.error) : undefined}>
        <Input
          id={name}
          value={reason}
          maxLength={200}
          aria-describedby={verdict.error ? `${name}-note` : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Button htmlType="submit" disabled={!reason.trim()} loading={verdict.isPending}>
        不是重复
      </Button>
    </form>
  )
}

import type { AuditEventView } from '@cradle/domain/wire'
import styles from './audit.module.css'
import { byPlace, placeInWords, valueInWords, wordOf } from './words.ts'
import { claimStatuses } from '@cradle/domain/claim'

type Detail = Record<string, unknown>

const isRecord = (value: unknown): value is Detail =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const detailOf = ({ payload }: AuditEventView): Detail => (isRecord(payload['detail']) ? payload['detail'] : {})

/** What an event tells: what it changed, what went with it, from where it came, and its place in the chain. */
export function EventDetail({ event }: { event: AuditEventView }) {
  const { before, after, from, to, ...facts } = detailOf(event)
  return (
    <div className={styles.detail}>
      {typeof from === 'string' && typeof to === 'string' && (
        <p>
          状态由“{wordOf(claimStatuses, from)}”变为“{wordOf(claimStatuses, to)}”
        </p>
      )}
      <Changes before={before} after={after} />
      <Facts facts={[...Object.entries(facts), ...originOf(event)]} />
      <details className={styles.raw}>
        <summary>原始内容</summary>
        <pre>{JSON.stringify(event.payload, null, 2)}</pre>
      </details>
      <p className={styles.place}>
        链 {event.chain} · 第 {event.seq} 条 · 业务日期 {event.businessOn} · 哈希 <code>{event.hash}</code>
      </p>
    </div>
  )
}

const originOf = ({ payload }: AuditEventView): [string, unknown][] => {
  const { from, request } = payload
  const origin = isRecord(from) ? from : {}
  return [
    ['来源地址', origin['address']],
    ['浏览器', origin['userAgent']],
    ['请求编号', request],
  ]
}

/** Answers as they were and as they are; a value that was not there on one side is a dash. */
function Changes({ before, after }: { before: unknown; after: unknown }) {
  if (!isRecord(before) && !isRecord(after)) {
    if (before === undefined && after === undefined) return null
    return (
      <Facts
        facts={[
          ['变更前', before],
          ['变更后', after],
        ]}
      />
    )
  }
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const places = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort(byPlace)
  if (places.length === 0) return null
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th>内容</th>
          <th>变更前</th>
          <th>变更后</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place}>
            <th scope="row">{placeInWords(place)}</th>
            <td>{valueInWords(place, was[place])}</td>
            <td>{valueInWords(place, is[place])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Ids say nothing to a person; the raw content has them. */
const isId = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).every((one) => typeof one === 'string' && /^[0-9a-f-]{36}$/.test(one))

function Facts({ facts }: { facts: [string, unknown][] }) {
  const told = facts.filter(([, value]) => value !== undefined && value !== null && value !== '' && !isId(value))
  if (told.length === 0) return null
  return (
    <dl className={styles.facts}>
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{placeInWords(name)}</dt>
          <dd>{valueInWords(name, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

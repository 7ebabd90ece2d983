import { unallocated, unallocatedOn } from '@cradle/domain/claim'
import { filingClasses, nameOf, stayKinds } from '@cradle/domain/codes'
import { difference, fen, type Fen, formatYuan, total } from '@cradle/domain/money'
import type { ClaimView, ReviewView } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import { ChargeLine, decidedOf } from './charge-line.tsx'
import styles from './review-desk.module.css'

type Charges = ClaimView['sections']['charges']['data']
type Invoice = NonNullable<Charges['invoices']>[number]

/** Where and how long she was treated, and every bill with its lines and sums: as filed, as reviewed, as decided. */
export function ChargesPane({ claim, review }: { claim: ClaimView; review: ReviewView }) {
  const charges = claim.sections.charges.data
  return (
    <>
      <Stays stays={claim.sections.stay.data.stays ?? []} />
      <Panel title={`票据 ${charges.invoices?.length ?? 0} 张`} actions={<Sums charges={charges} />}>
        {numbered(charges.invoices ?? []).map(([ordinal, invoice]) => (
          <InvoiceLines key={ordinal} {...{ claim, invoice, ordinal, review }} />
        ))}
      </Panel>
      <Panel title="按申报类别合计">
        <ClassSums charges={charges} />
      </Panel>
    </>
  )
}

type Stays = NonNullable<ClaimView['sections']['stay']['data']['stays']>

function Stays({ stays }: { stays: Stays }) {
  return (
    <Panel title={stays.length > 1 ? `住院 ${stays.length} 次` : '住院'}>
      <ul className={styles.stays}>
        {numbered(stays).map(([ordinal, stay]) => (
          <li key={ordinal}>
            <strong>{stay.hospitalName ?? '—'}</strong>
            <span className={styles.quiet}>
              {[stay.kind && nameOf(stayKinds, stay.kind), stay.hospitalCode, stay.ward].filter(Boolean).join(' · ')}
            </span>
            <span className={styles.dates}>
              {stay.admittedOn ?? '—'}
              {stay.dischargedOn && ` 至 ${stay.dischargedOn}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The claim's total beside what its bills come to. */
function Sums({ charges }: { charges: Charges }) {
  const billed = total((charges.invoices ?? []).map((invoice) => counted(invoice.totalFen)))
  return (
    <p className={styles.sums}>
      医疗费总额 <Yuan amount={counted(charges.totalFen)} />
      <Agreement left={difference(counted(charges.totalFen), billed)} than="票据合计" />
    </p>
  )
}

type LinesProps = { claim: ClaimView; invoice: Invoice; ordinal: number; review: ReviewView }

function InvoiceLines({ claim, invoice, ordinal, review }: LinesProps) {
  const lines = invoice.lines ?? []
  return (
    <table className={styles.lines}>
      <caption>
        <strong>票据 {ordinal}</strong> {[invoice.code, invoice.number].filter(Boolean).join(' · ')}
        {invoice.checkCode && <span className={styles.quiet}>校验码 {invoice.checkCode}</span>}
        {invoice.issuedOn && <span className={styles.quiet}>{invoice.issuedOn}</span>}
        {invoice.replacesNumber && (
          <span className={styles.quiet}>
            重开自 {[invoice.replacesCode, invoice.replacesNumber].filter(Boolean).join(' · ')}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">票据类别</th>
          <th scope="col">申报类别</th>
          <th scope="col" className={styles.amount}>
            申报<span className={styles.unit}>（元）</span>
          </th>
          <th scope="col" className={styles.amount}>
            审核<span className={styles.unit}>（元）</span>
          </th>
          <th scope="col" className={styles.amount}>
            核定<span className={styles.unit}>（元）</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {numbered(lines).map(([at, line]) => (
          <ChargeLine
            key={at}
            {...{ claim, line }}
            at={at}
            reviewed={review.lines.find((one) => one.invoice === ordinal && one.line === at)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            票据金额 <Agreement left={unallocatedOn(invoice)} than="明细合计" />
          </th>
          <td className={styles.amount}>
            <Yuan amount={counted(invoice.totalFen)} />
          </td>
          <td className={styles.amount}>
            <Yuan amount={reviewedSum(review, ordinal)} />
          </td>
          <td className={styles.amount}>
            <Yuan amount={claim.outcome ? decidedSum(claim, review, ordinal) : null} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What a bill comes to by the review; nothing where nothing of it was changed. */
function reviewedSum(review: ReviewView, ordinal: number): Fen | null {
  const lines = review.lines.filter(({ invoice }) => invoice === ordinal)
  if (!lines.some(({ reviewed }) => reviewed)) return null
  return total(lines.map(({ filed, reviewed }) => fen((reviewed ?? filed).amountFen)))
}

const decidedSum = (claim: ClaimView, review: ReviewView, ordinal: number) =>
  total(review.lines.filter(({ invoice }) => invoice === ordinal).map((line) => decidedOf(claim, line) ?? fen(0)))

function ClassSums({ charges }: { charges: Charges }) {
  const lines = (charges.invoices ?? []).flatMap((invoice) => invoice.lines ?? [])
  const filed = filingClasses.filter(({ code }) => lines.some((line) => line.filingClass === code))
  const sumOf = (code: string) =>
    total(lines.filter((line) => line.filingClass === code).map((line) => counted(line.amountFen)))
  return (
    <dl className={styles.classes}>
      {filed.map(({ code, name }) => (
        <div key={code}>
          <dt>{name}</dt>
          <dd>
            <Yuan amount={sumOf(code)} />
          </dd>
        </div>
      ))}
      <div className={styles.total}>
        <dt>
          合计 <Agreement left={unallocated(charges)} than="明细合计" />
        </dt>
        <dd>
          <Yuan amount={total(lines.map((line) => counted(line.amountFen)))} />
        </dd>
      </div>
    </dl>
  )
}

/** Whether two sums that must be equal are; by how much they are not. */
function Agreement({ left, than }: { left: Fen; than: string }) {
  if (left === 0) return <span className={styles.agrees}>与{than}一致</span>
  return (
    <span className={styles.disagrees}>
      比{than}
      {left > 0 ? '多' : '少'} {formatYuan(fen(Math.abs(left)))}
    </span>
  )
}

/** A filed amount; text that a draft left half typed counts for nothing. */
const counted = (amount: number | string | null | undefined): Fen => fen(typeof amount === 'number' ? amount : 0)

/** Rows with the number they stand under; a filing is frozen, so the number names the row. */
const numbered = <Row,>(rows: readonly Row[]): [ordinal: number, row: Row][] =>
  rows.map((row, index) => [index + 1, row])

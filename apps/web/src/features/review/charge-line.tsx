import { printedInWords } from '@cradle/domain/claim'
import { filingClasses, nameOf } from '@cradle/domain/codes'
import { type Fen, fen, formatYuan } from '@cradle/domain/money'
import { adjustmentReasons } from '@cradle/domain/review'
import type { ClaimView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { Fragment, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { AdjustmentForm, type ReviewLine } from './adjustment-form.tsx'
import { useTakeBackAdjustment } from './desk.queries.ts'
import styles from './review-desk.module.css'

type Line = NonNullable<NonNullable<ClaimView['sections']['charges']['data']['invoices']>[number]['lines']>[number]
type LineProps = { claim: ClaimView; line: Line; at: number; reviewed: ReviewLine | undefined }

/** One line of a bill as filed, as reviewed, as decided; the first reviewer changes it where it stands. */
export function ChargeLine({ claim, line, at, reviewed }: LineProps) {
  const [isOpen, setOpen] = useState(false)
  const mayAdjust = reviewed !== undefined && isAdjustable(claim)
  const amount = typeof line.amountFen === 'number' ? line.amountFen : 0
  return (
    <Fragment>
      <tr>
        <td>{at}</td>
        <td>{printedInWords(line) ?? '—'}</td>
        <td>
          <Classes filed={line.filingClass} reviewed={reviewed?.reviewed?.filingClass} />
        </td>
        <td className={styles.amount}>
          <Yuan amount={amount} />
        </td>
        <td
          className={styles.amount}
          data-changed={reviewed?.reviewed ? reviewed.reviewed.amountFen !== amount : false}
        >
          {mayAdjust ? (
            <Button
              size="small"
              type="text"
              aria-expanded={isOpen}
              aria-label={`核减 ${reviewed.printed}，现为 ${formatYuan(fen(reviewed.reviewed?.amountFen ?? amount))} 元`}
              onClick={() => setOpen(!isOpen)}
            >
              <Yuan amount={reviewed.reviewed?.amountFen ?? amount} />
            </Button>
          ) : (
            <Yuan amount={reviewed?.reviewed?.amountFen} />
          )}
        </td>
        <td className={styles.amount}>
          <Yuan amount={reviewed && decidedOf(claim, reviewed)} />
        </td>
      </tr>
      {reviewed?.reviewed && !isOpen && <Because claim={claim} line={reviewed} mayTakeBack={mayAdjust} />}
      {isOpen && reviewed && (
        <tr>
          <td colSpan={6}>
            <AdjustmentForm claimId={claim.id} version={claim.version} of={reviewed} onDone={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

/** Only at first review, by whoever may agree there. */
const isAdjustable = ({ status, moves }: ClaimView) => status === 'accepted' && moves.includes('agree')

/** What was decided of a line: nothing before, nothing of it where the medical expenses were refused. */
export function decidedOf({ outcome }: ClaimView, { invoice, line, filed }: ReviewLine): Fen | null {
  const medical = outcome?.components.find(({ component }) => component === 'medical')
  if (!outcome || !medical) return null
  if (medical.outcome === 'refuse') return fen(0)
  const reduced = outcome.lines.find((one) => one.invoice === invoice && one.line === line)
  return fen(reduced?.allowedFen ?? filed.amountFen)
}

function Classes({ filed, reviewed }: { filed: string | null | undefined; reviewed: string | undefined }) {
  const name = (code: string | null | undefined) => (code ? nameOf(filingClasses, code) : '—')
  if (!reviewed || reviewed === filed) return name(filed)
  return (
    <>
      <del>{name(filed)}</del> <ins>{name(reviewed)}</ins>
    </>
  )
}

function Because({ claim, line, mayTakeBack }: { claim: ClaimView; line: ReviewLine; mayTakeBack: boolean }) {
  const takeBack = useTakeBackAdjustment(claim.id)
  const { invoice, line: at, reasonCode, reason, by } = line
  return (
    <tr className={styles.adjusted}>
      <td />
      <td colSpan={5}>
        {[reasonCode && adjustmentReasons[reasonCode].name, reason, by].filter(Boolean).join(' · ')}
        {mayTakeBack && (
          <Button
            size="small"
            type="link"
            loading={takeBack.isPending}
            aria-label={`撤销核减 ${line.printed}`}
            onClick={() => takeBack.mutate({ version: claim.version, invoice, line: at })}
          >
            撤销核减
          </Button>
        )}
        {takeBack.error && <span role="alert">{sentenceOf(takeBack.error)}</span>}
      </td>
    </tr>
  )
}

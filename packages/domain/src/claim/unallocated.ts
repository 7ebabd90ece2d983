import { difference, fen, type Fen, total } from '../money/index.ts'
import type { DraftAnswers } from './sections.ts'

type DraftCharges = DraftAnswers['charges']
type DraftInvoice = NonNullable<DraftCharges['invoices']>[number]

/** What a draft's field counts for while it is typed: a well-formed amount, else nothing. */
const counted = (amount: number | string | null | undefined): Fen =>
  typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 ? fen(amount) : fen(0)

/** Still to allocate (待分配) on one invoice: its amount less its lines so far; negative where lines exceed it. */
export const unallocatedOn = (invoice: DraftInvoice): Fen =>
  difference(counted(invoice.totalFen), total((invoice.lines ?? []).map((line) => counted(line.amountFen))))

/** Still to allocate in the whole claim: the stated total less all lines so far. */
export const unallocated = ({ totalFen, invoices }: DraftCharges): Fen =>
  difference(
    counted(totalFen),
    total((invoices ?? []).flatMap((invoice) => (invoice.lines ?? []).map((line) => counted(line.amountFen)))),
  )

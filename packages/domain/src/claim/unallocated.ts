import { difference, fen, type Fen, total } from '../money/index.ts'
import { amountFen } from './fields.ts'
import type { DraftAnswers } from './sections.ts'

type DraftCharges = DraftAnswers['charges']
type DraftInvoice = NonNullable<DraftCharges['invoices']>[number]

const amount = amountFen('')

/** What a draft's field counts for while it is typed: a well-formed amount, else nothing. */
const counted = (typed: number | string | null | undefined): Fen => amount.safeParse(typed).data ?? fen(0)

const allocatedOn = ({ lines }: DraftInvoice): Fen => total((lines ?? []).map((line) => counted(line.amountFen)))

/** Still to allocate (待分配) on one invoice: its amount less its lines so far; negative where lines exceed it. */
export const unallocatedOn = (invoice: DraftInvoice): Fen => difference(counted(invoice.totalFen), allocatedOn(invoice))

/** Still to allocate in the whole claim: the stated total less all lines so far. */
export const unallocated = ({ totalFen, invoices }: DraftCharges): Fen =>
  difference(counted(totalFen), total((invoices ?? []).map(allocatedOn)))

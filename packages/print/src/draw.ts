import type { NoticeKind } from '@cradle/domain/review'
import type {
  ChargeLedgerData,
  ClaimFormData,
  ClaimLedgerData,
  Form,
  PeriodSummaryData,
  UnitPledgeData,
} from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { acceptanceNotice } from './acceptance-notice.ts'
import { allowanceApplication } from './allowance-application.ts'
import { benefitStatement } from './benefit-statement.ts'
import { bundle } from './bundle.ts'
import { chargeLedger } from './charge-ledger.ts'
import { claimLedger } from './claim-ledger.ts'
import { closingNotice } from './closing-notice.ts'
import { correctionNotice } from './correction-notice.ts'
import { type Drawing, regionOf } from './drawing.ts'
import type { NoticeData } from './notice-sheet.ts'
import { periodSummary } from './period-summary.ts'
import { refusalNotice } from './refusal-notice.ts'
import { reviewForm } from './review-form.ts'
import { spousePledge } from './spouse-pledge.ts'
import { unitPledge } from './unit-pledge.ts'

/** What each form is drawn from. */
export type FormData = {
  'review-form': ClaimFormData
  'allowance-application': ClaimFormData
  'spouse-pledge': ClaimFormData
  'charge-ledger': ChargeLedgerData
  'claim-ledger': ClaimLedgerData
  'period-summary': PeriodSummaryData
  'unit-pledge': UnitPledgeData
} & { [Kind in NoticeKind]: NoticeData<Kind> }

/** A form to draw and what it says. */
export type Drawn = { [Name in Form]: { form: Name; data: FormData[Name] } }[Form]

const drawn: { [Name in Form]: (data: FormData[Name], drawing: Drawing) => TDocumentDefinitions } = {
  'review-form': reviewForm,
  'allowance-application': allowanceApplication,
  'benefit-statement': benefitStatement,
  'spouse-pledge': spousePledge,
  'charge-ledger': chargeLedger,
  'claim-ledger': claimLedger,
  'period-summary': periodSummary,
  'unit-pledge': unitPledge,
  acceptance: acceptanceNotice,
  correction: correctionNotice,
  closing: closingNotice,
  refusal: refusalNotice,
  'partial-refusal': refusalNotice,
}

/** One form as a document of one copy. */
export const drawOne = ({ form, data }: Drawn, drawing: Drawing = {}): TDocumentDefinitions =>
  (drawn[form] as (data: unknown, drawing: Drawing) => TDocumentDefinitions)(data, drawing)

/** Forms as one document: each in as many copies as its region wants, each copy on pages that it counts by itself. */
export function draw(forms: readonly Drawn[], drawing: Drawing = {}): TDocumentDefinitions {
  const region = regionOf(drawing)
  return bundle(
    forms.flatMap((form) =>
      Array.from({ length: region[form.form].copies }, (_, copy) => drawOne(form, { ...drawing, copy: copy + 1 })),
    ),
  )
}

import { printView, reviewFormData } from '@cradle/domain/wire'
import { request } from '#web/lib/api-client.ts'
import { prepareToPrint, reviewFormPdf } from './printer.ts'

/** A form ready to be opened or saved. */
export type PrintedForm = { url: string; fileName: string; isDraft: boolean }

/** Makes the 审核表 of a claim and records the print once its bytes exist; a print given up before is none. */
export async function printReviewForm(claimId: string, signal: AbortSignal): Promise<PrintedForm> {
  prepareToPrint()
  const data = await request(reviewFormData, `/claims/${claimId}/review-form`, { signal })
  const pdf = await reviewFormPdf(data)
  signal.throwIfAborted()
  const body = { form: 'review-form', contentHash: data.contentHash, filing: data.filing?.n ?? null }
  await request(printView, `/claims/${claimId}/prints`, { method: 'POST', body, signal })
  return { url: URL.createObjectURL(pdf), fileName: `审核表-${data.claimNumber}.pdf`, isDraft: !data.isComplete }
}

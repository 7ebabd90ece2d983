import { noticeKinds } from '@cradle/domain/review'
import {
  chargeLedgerData,
  type ClaimForm,
  type ClaimFormData,
  claimFormData,
  claimForms,
  claimFormsView,
  type ClaimLedgerQuery,
  claimLedgerData,
  type GeneralForm,
  generalForms,
  issuedNoticeView,
  noticeForms,
  periodSummaryData,
  PRINTED_AT_ONCE,
  printsView,
  printView,
  unitPledgeData,
} from '@cradle/domain/wire'
import { request } from '#web/lib/api-client.ts'
import type { Drawn } from '@cradle/print'
import type { NamedForm } from './print.worker.ts'
import { madeFile, Unprintable } from './printer.ts'

/** A file ready to be looked at, printed or kept; `record` puts the print on record, once, and refuses what is void by now. */
export type MadeForm = {
  file: Blob
  fileName: string
  /** What there is to say about it: that it carries 草稿, that some were left out. */
  note: string | undefined
  record: () => Promise<unknown>
}

/** How many forms are drawn or left out, of how many asked for. */
export type Progress = { done: number; of: number }
export type Work = { signal: AbortSignal; onProgress?: ((progress: Progress) => void) | undefined }

/** Claims whose forms are read in one call, and drawn while the next are read. */
const READ_AT_ONCE = 25

/** What is put on record of each claim. */
type Recorded = { id: string; contentHash: string; filing: number | null }

/** One form of one claim. */
export async function makeClaimForm(form: ClaimForm, claimId: string, { signal }: Work): Promise<MadeForm> {
  const data = await request(claimFormData, `/claims/${claimId}/forms/${form}`, { signal })
  const file = await madeFile([[namedForm(form, data)]], { signal })
  const body = {
    form,
    version: claimForms[form].version,
    contentHash: data.contentHash,
    filing: data.filing?.n ?? null,
  }
  return {
    file,
    fileName: `${claimForms[form].name}-${data.claimNumber}.pdf`,
    note: data.isComplete ? undefined : '内容不完整，带“草稿”字样。',
    record: once(() => request(printView, `/claims/${claimId}/prints`, { method: 'POST', body })),
  }
}

/** One form of many claims, as one PDF or as a zip; those that are not complete are left out, and that is said. */
export async function makeClaimForms(
  form: ClaimForm,
  claimIds: readonly string[],
  { as, signal, onProgress }: Work & { as: 'pdf' | 'zip' },
): Promise<MadeForm> {
  if (claimIds.length > PRINTED_AT_ONCE)
    throw new Unprintable(`一次最多打印 ${PRINTED_AT_ONCE} 份，现有 ${claimIds.length} 份，请缩小范围`, {
      mayPass: false,
    })
  const asked = claimIds.length
  const claims: Recorded[] = []
  let [read, drawn] = [0, 0]
  const tellProgress = () => onProgress?.({ done: drawn + read - claims.length, of: asked })
  const file = await madeFile(complete(), {
    as,
    ofMany: true,
    signal,
    onProgress: (count) => {
      drawn = count
      tellProgress()
    },
  })
  const leftOut = asked - claims.length
  const body = { form, version: claimForms[form].version, claims }
  return {
    file,
    fileName: `${claimForms[form].name}-${claims.length}份.${as}`,
    note: leftOut > 0 ? `${leftOut} 份内容不完整，没有包括在内。` : undefined,
    record: once(() => request(printsView, '/claim-prints', { method: 'POST', body })),
  }

  /** The forms of the claims that are complete, read as they are drawn. */
  async function* complete(): AsyncGenerator<NamedForm[]> {
    for (let from = 0; from < asked; from += READ_AT_ONCE) {
      const body = { form, claimIds: claimIds.slice(from, from + READ_AT_ONCE) }
      const { items } = await request(claimFormsView, '/claim-forms', { method: 'POST', body, signal })
      const chosen = items.filter(({ isComplete }) => isComplete)
      for (const { claimId: id, contentHash, filing } of chosen)
        claims.push({ id, contentHash, filing: filing?.n ?? null })
      read += items.length
      tellProgress()
      if (chosen.length > 0) yield chosen.map((data) => namedForm(form, data))
    }
    if (claims.length === 0) throw new Unprintable('没有内容完整的申报单可以打印', { mayPass: false })
  }
}

/** What a form about no single claim is about. */
export type About = { submissionId?: string; query?: ClaimLedgerQuery }

/** A form about a batch, a list, or the unit. */
export async function makeGeneralForm(form: GeneralForm, about: About, { signal }: Work): Promise<MadeForm> {
  const { drawn, contentHash } = await readGeneral(form, about, signal)
  const { name, version } = generalForms[form]
  const file = await madeFile([[{ ...drawn, name }]], { signal })
  const body = { form, version, contentHash, ...about }
  return {
    file,
    fileName: `${name}.pdf`,
    note: undefined,
    record: once(() => request(printsView, '/general-prints', { method: 'POST', body })),
  }
}

/** A numbered paper as it was frozen with its decision; printed on `businessOn`. */
export async function makeNotice(noticeId: string, businessOn: string, { signal }: Work): Promise<MadeForm> {
  const { notice, printCount } = await request(issuedNoticeView, `/issued-notices/${noticeId}`, { signal })
  const name = `${noticeKinds[notice.kind]}-${notice.number}`
  const drawn = { form: notice.kind, data: { notice, printCount, businessOn } } as Drawn
  const { version } = { ...claimForms, ...noticeForms }[notice.kind]
  return {
    file: await madeFile([[{ ...drawn, name }]], { signal }),
    fileName: `${name}.pdf`,
    note: undefined,
    record: once(() =>
      request(printsView, `/issued-notices/${noticeId}/prints`, { method: 'POST', body: { version } }),
    ),
  }
}

async function readGeneral(form: GeneralForm, { submissionId, query }: About, signal: AbortSignal) {
  switch (form) {
    case 'charge-ledger': {
      const data = await request(chargeLedgerData, `/submissions/${submissionId}/charge-ledger`, { signal })
      return { drawn: { form, data }, contentHash: data.contentHash } as const
    }
    case 'period-summary': {
      const data = await request(periodSummaryData, `/submissions/${submissionId}/period-summary`, { signal })
      return { drawn: { form, data }, contentHash: data.contentHash } as const
    }
    case 'claim-ledger': {
      const asked = new URLSearchParams(query).toString()
      const data = await request(claimLedgerData, `/claim-ledger${asked ? `?${asked}` : ''}`, { signal })
      return { drawn: { form, data }, contentHash: data.contentHash } as const
    }
    case 'unit-pledge': {
      const data = await request(unitPledgeData, '/unit/pledge', { signal })
      return { drawn: { form, data }, contentHash: data.contentHash } as const
    }
  }
}

function namedForm(form: ClaimForm, data: ClaimFormData): NamedForm {
  const name = `${claimForms[form].name}-${data.claimNumber}-${data.person.name}`.replaceAll(/[\\/:*?"<>|]/g, '_')
  return form === 'benefit-statement' ? { form, claim: data, name } : { form, data, name }
}

/** A print pressed twice is one; one that was refused may be tried again. */
function once(record: () => Promise<unknown>): () => Promise<unknown> {
  let recorded: Promise<unknown> | undefined
  return () => {
    recorded ??= record().catch((error: unknown) => {
      recorded = undefined
      throw error
    })
    return recorded
  }
}

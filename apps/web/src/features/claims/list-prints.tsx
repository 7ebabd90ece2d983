import { claimPage } from '@cradle/domain/wire'
import { type ClaimsFilter, claimsPath } from '#web/lib/claims-filter.ts'
import { request } from '#web/lib/api-client.ts'
import { makeClaimForms, makeGeneralForm, type Work } from '#web/ui/print/make-forms.ts'
import { Printing } from '#web/ui/print/printing.tsx'

/** Printing what the filter finds: the list itself, or the 审核表 of every claim in it, as one PDF or a zip of them. */
export function ListPrints({ filter }: { filter: ClaimsFilter }) {
  const forms = (as: 'pdf' | 'zip') => async (work: Work) =>
    makeClaimForms('review-form', await idsOf(filter, work.signal), { ...work, as })
  return (
    <Printing
      key={JSON.stringify(filter)}
      printables={[
        { label: '打印明细表', make: (work) => makeGeneralForm('claim-ledger', { query: filter }, work) },
        { label: '打印全部审核表', make: forms('pdf') },
        { label: '审核表打包下载', make: forms('zip') },
      ]}
    />
  )
}

/** The claims that the filter finds, all pages of them. */
async function idsOf(filter: ClaimsFilter, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { id: string }[]; nextCursor: string | null } = await request(
      claimPage,
      claimsPath(filter, cursor),
      { signal },
    )
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids
}

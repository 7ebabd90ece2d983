import type { ClaimForm } from '@cradle/domain/wire'
import { claimForms } from '@cradle/domain/wire'
import { makeClaimForm } from './make-forms.ts'
import { Printing } from './printing.tsx'

const justReviewForm: readonly ClaimForm[] = ['review-form']

/** 打印审核表, and the other forms that this claim may want. */
export function PrintButton({ claimId, forms = justReviewForm }: { claimId: string; forms?: readonly ClaimForm[] }) {
  const printables = forms.map((form) => ({
    label: `打印${claimForms[form].name}`,
    make: (work: Parameters<typeof makeClaimForm>[2]) => makeClaimForm(form, claimId, work),
  }))
  return <Printing key={claimId} printables={printables} /> // another claim's form is never left on the page
}

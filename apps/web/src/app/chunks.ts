import { may, type Role } from '@cradle/domain/access'

/** Every page as its own chunk, and what every page of a clerk's has beside itself, fetched when it is first opened, or before by whoever knows that it will be. */
export const chunks = {
  month: () => import('#web/features/month/month.page.tsx'),
  otherHome: () => import('#web/features/home/other-home.page.tsx'),
  submitMonth: () => import('#web/features/month/submit-month.page.tsx'),
  proposal: () => import('#web/features/month/proposal.page.tsx'),
  newClaim: () => import('#web/features/claims/new-claim.page.tsx'),
  deletedClaims: () => import('#web/features/claims/deleted-claims.page.tsx'),
  claimForm: () => import('#web/features/claims/claim-form.page.tsx'),
  claims: () => import('#web/features/claims/claims.page.tsx'),
  records: () => import('#web/features/records/records.page.tsx'),
  claim: () => import('#web/features/claims/claim.page.tsx'),
  reviewMonth: () => import('#web/features/review-month/review-month.page.tsx'),
  bulkApproval: () => import('#web/features/bulk-approval/bulk-approval.page.tsx'),
  queue: () => import('#web/features/review/queue.page.tsx'),
  reviewDesk: () => import('#web/features/review/review-desk.page.tsx'),
  audit: () => import('#web/features/audit/audit.page.tsx'),
  claimStory: () => import('#web/features/audit/story.page.tsx'),
  unit: () => import('#web/features/unit/unit.page.tsx'),
  unitAccounts: () => import('#web/features/unit-accounts/unit-accounts.page.tsx'),
  windows: () => import('#web/features/windows/windows.page.tsx'),
  staff: () => import('#web/features/staff/staff.page.tsx'),
  printedForm: () => import('#web/features/printed-form/printed-form.page.tsx'),
  unsentEdits: () => import('#web/features/claims/unsent-edits.tsx'),
  account: () => import('#web/features/account/account.page.tsx'),
}

/** Fetches the page that stands at the product's own address. */
export const loadHome = (role: Role): Promise<unknown> =>
  may(role, 'claims.file') ? chunks.month() : chunks.otherHome()

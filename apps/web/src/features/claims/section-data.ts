import type { SectionName } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'

/** A section's draft as it is typed, kept and saved. */
export type SectionData = ClaimView['sections'][SectionName]['data']

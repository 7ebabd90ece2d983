import type { ClaimBenefitView } from '@cradle/domain/wire'

/** A benefit with its lines, as the server sends it and as the page computes it. */
export type BreakdownView = NonNullable<ClaimBenefitView['breakdown']>
export type BasisView = NonNullable<ClaimBenefitView['basis']>
export type LineView = BreakdownView['lines'][number]
export type SourceView = LineView['source']
/** Why a benefit is 0; the mark of an unverified rule reaches the page where it was computed here. */
export type RefusalView = BreakdownView['refusals'][number] & { unverified?: string | undefined }

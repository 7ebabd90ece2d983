import { type DraftAnswers, isEditable, type SectionName, sections } from '@cradle/domain/claim'
import { Problem, type ProblemError } from '@cradle/domain/problem'
import type { ClaimView, SaveSectionBody } from '@cradle/domain/wire'
import { canonical } from '@cradle/db'
import { draftOfRecord, isOwn, lockClaim } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { toldChanges } from '#api/claim/told-changes.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { askAround, writeSections } from './write-section.ts'

/**
 * Saves one section as typed. Saving never refuses what is incomplete; it refuses only a section that somebody else
 * saved since (409), a claim that is no longer with its clerk, and what no draft can hold. Saving again what stands
 * there already answers the claim and changes nothing.
 */
export function saveSection(caller: SignedIn, claimId: string, body: SaveSectionBody): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const told = { id: claimId, personId: null, [body.section]: body.data }
    // Asked behind the lock, so that it still holds when all of the writing leaves.
    const [now, claim, around] = await Promise.all([businessNow(db), lockClaim(db, claimId), askAround(db, told)])
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (!isEditable(claim.status)) throw new Problem('claim-frozen')
    const before = draftOfRecord(claim)
    const standing = claim.sections[body.section]?.version ?? 0
    if (standing > 0 && canonical(before[body.section]) === canonical(asKept(body))) return viewClaim(db, claim, now)
    if (standing !== body.version)
      throw new Problem('section-changed', changesIn(body, { standing, data: before[body.section] }))
    const draft: DraftAnswers = { ...before, [body.section]: body.data }
    if (claim.sections[body.section]?.auditedSession !== caller.sessionId)
      db.audit({
        type: 'claim.draft-save',
        subject: { kind: 'claim', id: claimId },
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        businessOn: now.today,
        detail: {
          section: body.section,
          session: caller.sessionId,
          ...toldChanges(body.section, before[body.section], asKept(body)),
        },
      })
    const { claim: saved, ...known } = await writeSections(db, claim, {
      written: [body.section],
      draft,
      today: now.today,
      around,
      isLast: true,
    })
    return viewClaim(db, saved, now, known)
  })
}

/** What is read back of a body once it is saved: lists are rows, so that an absent one and an empty one are the same. */
function asKept({ section, data }: SaveSectionBody): DraftAnswers[SectionName] {
  if (section === 'stay') return { ...data, stays: data.stays ?? [] }
  if (section !== 'charges') return data
  return { ...data, invoices: (data.invoices ?? []).map((invoice) => ({ ...invoice, lines: invoice.lines ?? [] })) }
}

/** What stands in a section that was saved elsewhere meanwhile, field by field where it differs from what was sent. */
function changesIn(body: SaveSectionBody, { standing, data }: { standing: number; data: object }): ProblemError[] {
  const [theirs, mine] = [new Map(Object.entries(data)), new Map<string, unknown>(Object.entries(asKept(body)))]
  const secretNames: readonly string[] = sections[body.section].secrets
  const changed = [...new Set([...theirs.keys(), ...mine.keys()])].filter(
    (name) => canonical(theirs.get(name)) !== canonical(mine.get(name)),
  )
  const sentence = (name: string) => {
    const value: unknown = theirs.get(name)
    if (value == null || value === '') return '现在没有填写'
    const isShown = (typeof value === 'string' || typeof value === 'number') && !secretNames.includes(name)
    return isShown ? `现为“${value}”` : '现在的内容不同'
  }
  return [
    { pointer: '/version', code: 'stale', message: `这一步已保存为第 ${standing} 版，请核对后再保存` },
    ...changed.map((name) => ({ pointer: `/data/${name}`, code: 'changed', message: sentence(name) })),
  ]
}

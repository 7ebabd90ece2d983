import type { Caller } from '@cradle/db'
import type { ClaimRecord } from '#api/claim/claim-record.ts'

type Refusal = { code: 'claim-not-found' | 'not-a-draft' | 'claim-changed'; message: string }

/** What is said of a claim that the caller does not have. */
export const notThere: Refusal = { code: 'claim-not-found', message: '这份申报单不存在' }

/** Why a claim that somebody ticked cannot be sent whatever its fields say: not theirs, sent before, changed since. */
export function refusalOf(
  caller: Caller,
  chosen: { version: number },
  claim: ClaimRecord | undefined,
): Refusal | undefined {
  if (!claim || claim.scopeId !== caller.scopeId) return notThere
  const named = `申报单 ${claim.number}（${claim.person.name}）`
  if (claim.status !== 'draft') return { code: 'not-a-draft', message: `${named}已经申报` }
  if (claim.version !== chosen.version)
    return { code: 'claim-changed', message: `${named}在勾选后有修改，请核对后重新勾选` }
  return undefined
}

/** Which membership this tab acts under: each tab keeps its own, also when it is loaded anew. */
const KEY = 'cradle:acting'

let kept: string | undefined

export function tabMembership(): string | undefined {
  if (kept !== undefined) return kept
  try {
    return sessionStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

export function keepTabMembership(membershipId: string | undefined) {
  kept = membershipId
  try {
    if (membershipId === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, membershipId)
  } catch {
    // Without storage a reload acts under the membership chosen last.
  }
}

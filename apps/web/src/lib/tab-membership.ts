import type { Role } from '@cradle/domain/access'

/** Which membership this tab acts under: each tab keeps its own, also when it is loaded anew. */
const KEY = 'cradle:acting'
/** As what this browser acted last, for a tab that is new: a guess of what its first page will read, no more. */
const LAST = 'cradle:acted-last'

type Acting = { id: string; role: Role }
let kept: string | undefined

export function tabMembership(): string | undefined {
  if (kept !== undefined) return kept
  return stored(() => sessionStorage.getItem(KEY)) ?? undefined
}

export function keepTabMembership(acting: Acting | undefined) {
  kept = acting?.id
  stored(() => {
    if (acting === undefined) {
      sessionStorage.removeItem(KEY)
      sessionStorage.removeItem(LAST)
      localStorage.removeItem(LAST)
    } else {
      sessionStorage.setItem(KEY, acting.id)
      for (const storage of [sessionStorage, localStorage]) storage.setItem(LAST, `${acting.id} ${acting.role}`)
    }
  })
}

/** The membership and role that this tab, else this browser, acted under last. */
export function actedLast(): Acting | undefined {
  const [id, role] = stored(() => sessionStorage.getItem(LAST) ?? localStorage.getItem(LAST))?.split(' ') ?? []
  return id && role ? { id, role: role as Role } : undefined
}

function stored<Value>(ask: () => Value): Value | undefined {
  try {
    return ask()
  } catch {
    // Without storage a reload acts under the membership chosen last, and reads nothing ahead.
    return undefined
  }
}

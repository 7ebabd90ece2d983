/** Where all tabs of this browser keep when somebody last did anything in one of them. */
const KEY = 'cradle:last-active'
/** How often at most a tab writes that down: typing must not write to the disk with every key. */
const WRITES_EVERY = 1000

let lastHere = Date.now()
let lastWritten = 0

/** Somebody pressed a key, pointed or scrolled in this tab. */
export function noteActivity(now = Date.now()) {
  lastHere = now
  if (now - lastWritten < WRITES_EVERY && now >= lastWritten) return
  lastWritten = now
  try {
    localStorage.setItem(KEY, String(now))
  } catch {
    // Without storage each tab counts for itself.
  }
}

/** When somebody last did anything in any tab, in milliseconds since 1970. */
export function lastActivity(): number {
  const elsewhere = Number(readKey())
  return Math.max(lastHere, Number.isFinite(elsewhere) ? elsewhere : 0)
}

function readKey(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** What a person at the page does; a mail that arrives or a query that repeats itself is none of it. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Notes what people do from now on; answers how to stop. */
export function watchActivity(): () => void {
  const note = () => noteActivity()
  for (const sign of signs) addEventListener(sign, note, { passive: true, capture: true })
  return () => {
    for (const sign of signs) removeEventListener(sign, note, { capture: true })
  }
}

/** Does it once the browser has nothing else to do. Safari has no idle callback; there a moment is as good. What it answers calls the deed off. */
export function whenIdle(deed: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const idle = requestIdleCallback(deed, { timeout: 5000 })
    return () => cancelIdleCallback(idle)
  }
  const moment = setTimeout(deed, 1000)
  return () => clearTimeout(moment)
}

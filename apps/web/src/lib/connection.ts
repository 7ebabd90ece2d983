import { useSyncExternalStore } from 'react'

/** Whether the server could be reached at the last attempt. A store of one fact, for the header and the save state. */
let online = true
const listeners = new Set<() => void>()

/** Records whether an attempt reached the server. */
export function noteReached(reached: boolean) {
  if (reached === online) return
  online = reached
  for (const listener of listeners) listener()
}

export const isOnline = () => online

export function onConnectionChange(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether we are in touch with the server, re-rendering when that changes. */
export const useOnline = () => useSyncExternalStore((listener) => onConnectionChange(listener), isOnline)

globalThis.addEventListener?.('offline', () => noteReached(false))
globalThis.addEventListener?.('online', () => noteReached(true))

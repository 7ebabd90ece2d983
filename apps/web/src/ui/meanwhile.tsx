import { type ReactNode, use } from 'react'

/** How long a page that the browser was sent to may take before its frame is shown without it, in milliseconds. */
const PATIENCE = 1500

let isOver: Promise<void> | undefined

/** From now on, for a moment, nothing stands in for what is not there yet. */
export function beginPatiently() {
  isOver = new Promise((resolve) => setTimeout(resolve, PATIENCE))
}

/**
 * What stands in for content that is not there yet. While the app opens it holds everything back, so that the document's
 * own skeleton gives way to the page and to nothing before it: React shows what was awaited no sooner than 300 ms after it
 * last showed that something is, and what comes later moves what is there.
 */
export function Meanwhile({ children }: { children?: ReactNode }) {
  if (isOver) use(isOver)
  return children
}

import { useEffect, useRef } from 'react'

/** A key of the page: how it is written on the list of keys, what it does, and, where the page itself handles it, how. */
export type PageKey = {
  /** 'Ctrl+S', 'Alt+←', '?' */
  keys: string
  does: string
  run?: () => void
}

const shown = new Set<{ current: readonly PageKey[] }>()

/** The keys that work on the page now, for the list that `?` opens. */
export const keysInReach = () => [...shown].flatMap((list) => list.current)

/** Announces a page's keys for as long as it is shown, and answers those that have a `run`. */
export function usePageKeys(keys: readonly PageKey[]) {
  const list = useRef(keys)
  useEffect(() => {
    list.current = keys
  })
  useEffect(() => {
    shown.add(list)
    const answer = (event: KeyboardEvent) => {
      const pressed = list.current.find((key) => key.run && isPressed(key.keys, event))
      if (!pressed) return
      event.preventDefault()
      pressed.run?.()
    }
    addEventListener('keydown', answer)
    return () => {
      shown.delete(list)
      removeEventListener('keydown', answer)
    }
  }, [])
}

const arrows: Record<string, string> = { '←': 'ArrowLeft', '→': 'ArrowRight' }

function isPressed(keys: string, event: KeyboardEvent): boolean {
  const named = keys.split('+')
  const key = named.at(-1) ?? ''
  if (named.includes('Ctrl') !== (event.ctrlKey || event.metaKey) || named.includes('Alt') !== event.altKey)
    return false
  // A plain key belongs to the field that is being typed in.
  if (named.length === 1 && isTyping(event.target)) return false
  return event.key.toLowerCase() === (arrows[key] ?? key).toLowerCase()
}

/** Nothing is typed into a box that is only ticked. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"])'))

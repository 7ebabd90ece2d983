import { useCallback, useId, useMemo, useState } from 'react'

/** Whether the explanation is open, and the id that ties it to its button. */
export type WhyState = { id: string; isOpen: boolean; toggle: () => void }

export function useWhy(): WhyState {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const toggle = useCallback(() => setOpen((open) => !open), [])
  return useMemo(() => ({ id, isOpen, toggle }), [id, isOpen, toggle])
}

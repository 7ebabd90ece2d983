import { useEffect, useRef } from 'react'
import './letter.module.css'

/** Marks an element as what the page prints while it is shown: the rest of the page stays off the paper. */
export function usePrinted<Shown extends HTMLElement>() {
  const sheet = useRef<Shown>(null)
  useEffect(() => {
    const element = sheet.current
    element?.setAttribute('data-printed', '')
    document.documentElement.setAttribute('data-prints-a-part', '')
    return () => document.documentElement.removeAttribute('data-prints-a-part')
  }, [])
  return sheet
}

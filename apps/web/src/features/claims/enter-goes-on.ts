import type { KeyboardEvent } from 'react'

/** Enter leads to the next field of the step, as at a till; where none follows it sends the step on, as everywhere. */
export function goOnByEnter(event: KeyboardEvent) {
  const { target } = event
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  const fields = [
    ...(target.form?.querySelectorAll<HTMLElement>('input:not([type=checkbox], [type=file]), select') ?? []),
  ]
  const next = fields[fields.indexOf(target) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

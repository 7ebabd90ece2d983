/** Focuses a field by its name, or the first one under it: `invoices.0.lines` leads to the first line. */
export function focusField(name: string) {
  const [exact, under] = [document.getElementById(name), document.querySelector(`[id^="${CSS.escape(name)}."]`)]
  const field = exact ?? under
  if (field instanceof HTMLElement) field.focus()
}

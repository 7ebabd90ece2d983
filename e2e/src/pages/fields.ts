import type { Locator, Page } from '@playwright/test'

/** The text box with this label, marked 选填 or not. */
export const box = (within: Page | Locator, label: string): Locator =>
  within
    .getByRole('textbox', { name: new RegExp(`^${label}(（选填）)?$`) })
    .or(within.getByRole('combobox', { name: new RegExp(`^${label}(（选填）)?$`) }))

/** One of the options under this heading. */
export function option(within: Page | Locator, heading: string, name: string): Locator {
  const group = within.getByRole('group', { name: heading, exact: true })
  return group.getByRole('radio', { name, exact: true }).or(group.getByRole('checkbox', { name, exact: true }))
}

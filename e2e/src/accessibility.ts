import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What WCAG 2.1 AA finds wrong with the page as it stands, once no button is at work and faded: the rule, and where. */
export async function barriersOn(page: Page): Promise<string[]> {
  await expect(page.locator('.ant-btn-loading')).toHaveCount(0)
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

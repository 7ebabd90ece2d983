import type { Page } from '@playwright/test'
import { forgetSeen, seenBy, slowedDown, type Watched } from './watched-page.ts'
import { LINES } from './scene.ts'
import { median } from './report.ts'

/** Milliseconds from a key to the next paint, of every key that took longer than a frame. */
export type Typing = { keys: number; median: number; worst: number; longestTask: number }

/** Types amounts into lines all over the long claim, as fast as a quick typist. */
export function typing(watched: Watched, claimId: string): Promise<Typing> {
  return slowedDown(watched, {}, () => typedInto(watched.page, claimId))
}

async function typedInto(page: Page, claimId: string): Promise<Typing> {
  await page.goto(`/claims/${claimId}/charges`)
  await page.getByLabel(`第 ${LINES} 行金额`).waitFor()
  // What is fetched ahead has come and run before somebody types.
  await page.waitForLoadState('networkidle')
  await forgetSeen(page)
  let keys = 0
  for (const line of [1, 10, 25, 40, LINES]) {
    const amount = page.getByLabel(`第 ${line} 行金额`)
    await amount.click()
    await amount.press('ControlOrMeta+a')
    for (const key of '1234.56') {
      await page.keyboard.press(key, { delay: 20 })
      await page.waitForTimeout(100)
      keys++
    }
    // Long enough for what follows a pause: all fields judged, the section saved.
    await page.waitForTimeout(2500)
  }
  const { interactions, longTasks } = await seenBy(page)
  return {
    keys,
    median: median(interactions),
    worst: Math.max(0, ...interactions),
    longestTask: Math.max(0, ...longTasks),
  }
}

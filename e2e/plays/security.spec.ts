import { barriersOn } from '../src/accessibility.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import { expect, test } from '../src/play.ts'

test('a script that somebody slips into a page is stopped, and does not go unseen', async ({ clerk, watch }) => {
  await clerk.month.opens()
  await clerk.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "owned"'
    document.body.append(script)
  })
  await expect.poll(() => watch.troubles.join('\n')).toContain('CSP script-src')
  await expect(clerk.page).not.toHaveTitle('owned')
  watch.troubles.length = 0
})

test('a page with a barrier would be found', async ({ visitor }) => {
  await new SignInPage(visitor).opens()
  await visitor.evaluate(() => document.querySelector('label')?.remove())
  expect((await barriersOn(visitor)).join('\n')).toContain('label')
})

test('every answer carries the headers that keep a browser safe', async ({ visitor }) => {
  const answer = await visitor.request.get('/sign-in')
  expect(answer.headers()).toMatchObject({
    'content-security-policy': expect.stringContaining("script-src 'self'"),
    'x-content-type-options': 'nosniff',
  })
})

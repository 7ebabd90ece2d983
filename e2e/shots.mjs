import { chromium } from '@playwright/test'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await b.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
const p = await ctx.newPage()
const shot = async (name, full = true) => {
  for (const [w, h] of [
    [1366, 768],
    [390, 844],
  ]) {
    await p.setViewportSize({ width: w, height: h })
    await p.waitForTimeout(400)
    await p.screenshot({ path: `/tmp/shots/${name}-${w}.png`, fullPage: full })
  }
  await p.setViewportSize({ width: 1366, height: 768 })
}
await p.goto('http://localhost:3100/sign-in')
await p.getByLabel('用户名').fill('clerk')
await p.getByLabel('密码', { exact: true }).fill('cradle-demo')
await p.keyboard.press('Enter')
await p.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 60000 })
await shot('home')
const open = process.argv[2]
await p.goto('http://localhost:3100/claims?status=draft')
await p.waitForTimeout(1500)
const href = await p.locator('a[href^="/claims/0"]').first().getAttribute('href')
await p.goto(`http://localhost:3100${href}/event`)
await p.waitForTimeout(1500)
const more = p.getByRole('button', { name: /^\+ 有/ })
if (await more.count()) await more.click()
await shot('event')
await p.goto(`http://localhost:3100${href}/stay`)
await p.waitForTimeout(1500)
await p.getByLabel('目录中没有这家医院').first().check()
await p.getByLabel('已在医院直接结算').first().check()
await shot('stay')
await p.goto(`http://localhost:3100${href}/charges`)
await p.waitForTimeout(1500)
await shot('charges')
await p.goto(`http://localhost:3100${href}/payee`)
await p.waitForTimeout(1500)
await p.getByRole('radio', { name: '继承人' }).check()
await shot('payee')
await p.goto(`http://localhost:3100${href}/documents`)
await p.waitForTimeout(1500)
await shot('documents')
await p.goto(`http://localhost:3100${href}/check`)
await p.waitForTimeout(1500)
await shot('check')
await b.close()

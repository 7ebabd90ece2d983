import { givenBirth } from '../src/births.ts'
import { textOf } from '../src/pdf-text.ts'
import { wholeChromium } from '../src/launch.ts'
import { expect, test } from '../src/play.ts'

test.use({ launchOptions: wholeChromium })

test('the clerk prints the 审核表 with everything she told', async ({ clerk, city }) => {
  const { woman, employer } = city
  const birth = givenBirth()
  const claimId = await clerk.hasFiled(woman.idNumber, birth)

  await clerk.claim.opens(claimId)
  const form = await textOf(await clerk.claim.prints())

  const told = [
    '石家庄市市区城镇职工生育保险待遇审核表',
    employer.name,
    woman.name,
    woman.idNumber,
    woman.cardNumber,
    birth.phone,
    '19女工生育保险报销',
    birth.eventOn,
    '剖宫产',
    birth.hospital.name,
    birth.ward,
    birth.admittedOn,
    birth.dischargedOn,
    birth.invoice.number,
    '1,208.25',
    '800.00',
    '1,112.30',
    birth.total.shown,
    birth.total.capitals,
    '第1次申报',
  ]
  for (const text of told) expect.soft(form).toContain(text)
  expect(form).not.toContain('草稿')
})

test('an unfinished claim is printed as a draft', { tag: '@long' }, async ({ clerk, city }) => {
  const claimId = await clerk.hasBegun(city.woman.idNumber)
  await clerk.claim.opens(claimId)
  const form = await textOf(await clerk.claim.prints())
  expect(form).toContain(city.woman.name)
  expect(form).toContain('草稿')
})

test(
  'a form is looked at in the page before it is printed, and a look is no print',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const claimId = await clerk.hasFiled(city.woman.idNumber, givenBirth())
    await clerk.claim.opens(claimId)
    const preview = await clerk.claim.previews()
    await expect(preview.getByRole('img', { name: '第 1 页' })).toBeVisible()
    await preview.getByRole('button', { name: '关闭' }).click()
    expect(await textOf(await clerk.claim.prints())).toContain('第1次打印')
    expect(await textOf(await clerk.claim.prints())).toContain('第2次打印')
  },
)

test('what is printed is the form itself, and a print on record', async ({ clerk, city }) => {
  const claimId = await clerk.hasFiled(city.woman.idNumber, givenBirth())
  await clerk.claim.opens(claimId)
  const preview = await clerk.claim.previews()
  // A browser without a person in front of it is given a tab in place of the dialog.
  const [tab] = await Promise.all([
    clerk.claim.page.waitForEvent('popup'),
    preview.getByRole('button', { name: '打印', exact: true }).click(),
  ])
  expect(tab.url()).toMatch(/^blob:/)
  await expect(preview.getByText('已在新标签页打开，请在那里打印。')).toBeVisible()
  await tab.close()
  await preview.getByRole('button', { name: '关闭' }).click()
  expect(await textOf(await clerk.claim.prints())).toContain('第2次打印')
})

test(
  'the page may frame the form that it made, as the print dialog needs',
  { tag: '@long' },
  async ({ clerk, city }) => {
    await clerk.claim.opens(await clerk.hasBegun(city.woman.idNumber))
    const isFramed = await clerk.claim.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      frame.src = URL.createObjectURL(new Blob(['%PDF-1.7'], { type: 'application/pdf' }))
      document.body.append(frame)
      await loaded
      // What a policy stops is a page of nobody's, whose address may not be read.
      return frame.contentWindow!.location.href === frame.src
    })
    expect(isFramed).toBe(true)
  },
)

test(
  'the number under the QR code leads to the claim, and says when the paper is void',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const claimId = await clerk.hasBegun(city.woman.idNumber)
    await clerk.claim.opens(claimId)
    const [, number] = /打印编号：(.+?-0-[0-9A-F]{12})/.exec(await textOf(await clerk.claim.prints())) ?? []
    const { page } = clerk.claim
    await page.goto(`/q/${number}`)
    await expect(page.getByText('打印件与申报内容一致')).toBeVisible()
    await page.getByRole('link', { name: /^打开申报单/ }).click()
    await expect(page).toHaveURL(new RegExp(`/claims/${claimId}$`))
  },
)

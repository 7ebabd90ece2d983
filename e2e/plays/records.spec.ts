import { readFile } from 'node:fs/promises'
import { barriersOn } from '../src/accessibility.ts'
import { expect, test } from '../src/play.ts'

test('a clerk finds what was filed, sees drafts apart, and takes the list along', async ({ clerk, city }) => {
  const { page } = clerk
  await clerk.hasBegun(city.otherWoman.idNumber)
  await clerk.hasFiled(city.woman.idNumber)
  const records = page.getByRole('table', { name: '申报明细' })
  const sums = page.getByRole('table', { name: '合计' })

  await test.step('everything of the unit, and what it comes to', async () => {
    await page.getByRole('link', { name: '查询', exact: true }).click()
    await expect(records.getByRole('row')).toHaveCount(3)
    await expect(sums.getByRole('row', { name: /^已申报合计/ })).toBeVisible()
    await expect(sums.getByRole('row', { name: /^未申报/ })).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
  })

  await test.step('a document’s number is no way to find somebody', async () => {
    await page.getByLabel('查找').fill(city.woman.idNumber)
    await page.getByRole('button', { name: '查询' }).click()
    await expect(page.getByText('这里不能按证件号码查找，请填写姓名、申报单号或医院')).toBeVisible()
  })

  await test.step('narrowed to what was filed', async () => {
    await page.getByLabel('查找').fill('')
    await page.getByLabel('状态').selectOption('已申报')
    await page.getByRole('button', { name: '查询' }).click()
    await expect(records.getByRole('row')).toHaveCount(2)
    await expect(records).toContainText(city.woman.name)
  })

  await test.step('as a file, which holds the same and no whole number', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 CSV' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^生育保险待遇申报明细表-\d{4}-\d\d-\d\d\.csv$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text.startsWith('\u{FEFF}生育保险待遇申报明细表')).toBe(true)
    expect(text).toContain('查询条件：状态 已申报，共 1 条')
    expect(text).toContain(city.woman.name)
    expect(text).not.toContain(city.woman.idNumber)
    await expect(page.getByText('已导出 1 条')).toBeVisible()
  })

  await test.step('given up in the middle, it leaves no file', async () => {
    await page.route('**/claim-records/exports', () => undefined)
    await page.getByRole('button', { name: '导出 CSV' }).click()
    await page.getByRole('button', { name: '取消导出' }).click()
    await expect(page.getByText('已取消导出，没有保存文件')).toBeVisible()
    await page.unroute('**/claim-records/exports')
  })

  await test.step('as a workbook', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 Excel' }).click()
    const file = await download
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
    expect(await barriersOn(page)).toEqual([])
  })
})

test(
  'the agency finds what any unit filed, and no drafts',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer }) => {
    const { page } = firstReviewer
    await clerk.hasBegun(city.otherWoman.idNumber)
    await clerk.hasFiled(city.woman.idNumber)
    await page.getByRole('link', { name: '查询', exact: true }).click()
    await page.getByLabel('查找').fill(city.woman.name)
    await page.getByRole('button', { name: '查询' }).click()
    const own = page.getByRole('table', { name: '申报明细' }).getByRole('row').filter({ hasText: city.employer.name })
    await expect(own).toHaveCount(1)
    await expect(own).toContainText('已申报')
  },
)

test(
  'the contract can be read in the browser, under the product’s own policy',
  { tag: '@long' },
  async ({ visitor }) => {
    await visitor.goto('/api/docs')
    await expect(visitor.getByRole('heading', { name: /Cradle 摇篮/ })).toBeVisible()
    await visitor.getByRole('link', { name: 'claim-records' }).click()
    await expect(visitor.getByText('/api/v1/claim-records/search')).toBeVisible()
  },
)

import { documentKinds } from '@cradle/domain/documents'
import { barriersOn } from '../src/accessibility.ts'
import { givenPdf, givenPicture, givenRenamedPage } from '../src/papers.ts'
import { expect, test } from '../src/play.ts'

const { M01, M02, M03, M05, M11 } = documentKinds

test(
  'a clerk hands in documents, sees what is missing, and the reviewer opens them',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer }) => {
    const { form } = clerk
    await clerk.hasFilled(city.woman.idNumber)
    await form.goesTo('资料')
    await expect(form.documentsStanding()).toHaveText('必交资料 5 种，还缺 5 种；不影响申报，受理前须补齐')

    await test.step('by choosing files and by dropping one', async () => {
      await form.choosesFiles(M02.name, givenPicture('票据一.png'), givenPdf('票据二.pdf'))
      await expect(form.picture(M02.name, 2)).toBeVisible()
      await form.dropsFile(M03.name, givenPicture('清单.png'))
      await expect(form.picture(M03.name)).toBeVisible()
      await expect(form.documentsStanding()).toHaveText(/还缺 3 种/)
      await expect(form.stepLink('资料')).toContainText('待交 3 种')
    })

    await test.step('what is no picture is refused at its place, whatever it is called', async () => {
      await form.choosesFiles(M01.name, givenRenamedPage())
      await expect(form.documents(M01.name).getByRole('alert')).toHaveText(
        '没有上传：只接受 JPEG、PNG 图片或 PDF 文件；改了扩展名的其他文件不能使用',
      )
      await form.documents(M01.name).getByRole('button', { name: '知道了' }).click()
      await expect(form.documents(M01.name).getByRole('alert')).toBeHidden()
    })

    await test.step('a picture is turned, removed and brought back', async () => {
      await form.picture(M03.name).click()
      const viewer = clerk.page.getByRole('region', { name: '资料内容' })
      await expect(viewer.getByRole('img', { name: `${M03.name} 1` })).toBeVisible()
      await viewer.getByRole('button', { name: '旋转' }).click()
      await expect(form.picture(M03.name).locator('canvas')).toHaveAttribute('data-turned', '90')
      expect(await barriersOn(clerk.page)).toEqual([])
      await form
        .documents(M03.name)
        .getByRole('button', { name: `移除${M03.name} 1` })
        .click()
      await expect(form.documents(M03.name).getByText('已移除“清单.png”')).toBeVisible()
      await form.documents(M03.name).getByRole('button', { name: '撤销' }).click()
      await expect(form.picture(M03.name)).toBeVisible()
    })

    await form.choosesFiles(M01.name, givenPicture())
    await form.choosesFiles(M05.name, givenPicture())
    await expect(form.documentsStanding()).toHaveText(/还缺 1 种/)
    await form.goesTo('核对')
    await expect(clerk.page.getByText('还有 1 种必交资料没有上传')).toBeVisible()
    await clerk.month.submits()

    await test.step('the reviewer reads what is missing and opens what is there', async () => {
      const { desk, page } = firstReviewer
      await desk.takesUp(city.employer.name)
      await expect(page.getByText(`还缺：${M11.name}`)).toBeVisible()
      await desk.picture(M02.name, 2).click()
      await expect(desk.viewer().getByRole('img', { name: '第 1 页' })).toBeVisible()
      await desk.viewer().getByRole('button', { name: '下一份' }).click()
      await expect(desk.viewer().getByRole('img', { name: `${M03.name} 1` })).toBeVisible()
      await desk.viewer().getByRole('button', { name: '放大' }).click()
      await expect(desk.viewer().getByRole('img')).toHaveAttribute('data-zoom', '150')
      expect(await barriersOn(page)).toEqual([])
      await desk.decides('受理')
      await expect(page.getByText(`还缺少必交的资料，暂不能受理：${M11.name}`)).toBeVisible()
    })
  },
)

test(
  'the signed form is handed in after the submission, and the claim is accepted',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer }) => {
    const { form } = clerk
    const claimId = await clerk.hasFilled(city.woman.idNumber)
    await form.goesTo('资料')
    for (const { name } of [M01, M02, M03, M05]) {
      await form.choosesFiles(name, givenPicture())
      await expect(form.picture(name)).toBeVisible()
    }
    await clerk.month.submits()
    await clerk.claim.opens(claimId)
    await expect(form.documentsStanding()).toHaveText(/还缺 1 种/)
    await form.choosesFiles(M11.name, givenPicture())
    await expect(form.documentsStanding()).toHaveText('必交的 5 种资料都已上传')
    await expect(clerk.page.getByRole('button', { name: /^移除/ })).toHaveCount(0)

    await firstReviewer.desk.takesUp(city.employer.name)
    await firstReviewer.desk.decides('受理')
    await expect(firstReviewer.desk.button('同意')).toBeVisible()
  },
)

test('a lost connection loses no document: it goes up when the line is back', async ({ clerk, city }) => {
  const { form, page } = clerk
  await clerk.hasBegun(city.woman.idNumber)
  await form.goesTo('资料')
  await page.context().setOffline(true)
  await form.choosesFiles(M02.name, givenPicture())
  await expect(form.documents(M02.name).getByRole('alert')).toContainText('连不上服务器')
  await page.context().setOffline(false)
  await expect(form.picture(M02.name)).toBeVisible()
})

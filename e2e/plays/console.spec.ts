import { barriersOn } from '../src/accessibility.ts'
import { Keyboard } from '../src/keyboard.ts'
import { expect, test } from '../src/play.ts'

const notDue = {
  facts: '产前检查费已由居民医保支付。',
  reason: '同一费用不能重复支付。',
  article: '《中华人民共和国社会保险法》第五十五条',
}

test(
  'five people and one claim: a return, an adjustment, a partial refusal and a reopening',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer, secondReviewer, approver, otherApprover }) => {
    // Five people, one after the other: minutes on two busy cores.
    test.setTimeout(480_000)
    const { name } = city.employer
    const claimId = await clerk.files(city.woman.idNumber)

    await test.step('the first reviewer accepts it, and returns it with a mark at the telephone', async () => {
      const { desk } = firstReviewer
      await desk.takesUp(name)
      await desk.decides('受理')
      await expect(desk.notices()).toContainText('受理通知书')
      await desk.returns('请核对联系方式', [['联系与配偶', '联系电话', '电话打不通']])
    })

    await test.step('the clerk reads it at its field, corrects it and sends it again', async () => {
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.pins()).toHaveText(['联系与配偶电话打不通'])
      await clerk.page.getByRole('link', { name: '联系与配偶' }).first().click()
      await expect(clerk.form.field('联系电话')).toBeFocused()
      await expect(clerk.page.getByText('要求补正：电话打不通')).toBeVisible()
      await clerk.form.field('联系电话').fill('13900001111')
      await clerk.form.goesTo('核对')
      await expect(clerk.form.saved()).toBeVisible()
      await clerk.claim.sendsAgain()
      await expect(clerk.claim.status('已受理')).toBeVisible()
    })

    await test.step('the first reviewer sees what changed, adjusts a line and agrees', async () => {
      const { desk } = firstReviewer
      await desk.takesUp(name)
      await expect(desk.changes(2).getByRole('row', { name: /联系电话/ })).toBeVisible()
      await desk.adjusts('医用材料', { yuan: '600', reason: '不属于生育保险支付范围', words: '其中 200 元为营养品' })
      await expect(desk.line('医用材料')).toContainText('800.00')
      await expect(desk.line('医用材料')).toContainText('600.00')
      await desk.decides('同意')
    })

    await test.step('the second reviewer agrees', async () => {
      await secondReviewer.desk.takesUp(name)
      await expect(secondReviewer.page.getByText(/其中 200 元为营养品/)).toBeVisible()
      await secondReviewer.desk.decides('同意')
    })

    await test.step('an approver grants two benefits and refuses one', async () => {
      const { desk } = approver
      await desk.takesUp(name)
      await desk.refusesBenefit('产前检查费', notDue)
      await desk.decides('部分核准')
    })

    await test.step('the clerk reads what was decided and why, and prints the notice', async () => {
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.status('已核准')).toBeVisible()
      const outcome = clerk.claim.outcome()
      await expect(outcome).toContainText(notDue.reason)
      await expect(outcome).toContainText(notDue.article)
      await expect(outcome).toContainText('其中 200 元为营养品')
      await expect(outcome).toContainText('申请行政复议')
      expect(await barriersOn(clerk.page)).toEqual([])
      const refusal = clerk.claim.notices().filter({ hasText: '不予支付决定书' }).first()
      await refusal.getByRole('button', { name: /^查看打印/ }).click()
      await expect(clerk.page.getByRole('dialog').getByText(/^共 \d+ 页/)).toBeVisible()
      await clerk.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
      await clerk.claim.looksUp(await clerk.claim.numberOfNotice('不予支付决定书'))
      await expect(clerk.page.getByText('文书有效')).toBeVisible()
    })

    await test.step('who decided it cannot reopen it; another approver does, by a decision of 复议', async () => {
      await approver.desk.opens(claimId)
      await expect(approver.page.getByRole('button', { name: '重新办理' })).toBeHidden()
      await otherApprover.desk.opens(claimId)
      await otherApprover.desk.reopens({
        ground: '行政复议决定',
        number: '石政复决〔2026〕7号',
        on: '20261104',
        reason: '复议决定撤销产前检查费的不予支付决定',
      })
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.status('已受理')).toBeVisible()
      await clerk.claim.looksUp(await clerk.claim.numberOfNotice('不予支付决定书'))
      await expect(clerk.page.getByText('文书已作废')).toBeVisible()
      await firstReviewer.desk.takesUp(name)
      await expect(firstReviewer.desk.decisions()).toBeVisible()
    })
  },
)

test.describe('where wages are so high that a claim exceeds the limit of one approver', () => {
  test.use({ baseFen: 3_000_000 })

  test(
    'a large amount needs two approvers: the first endorses, the other completes it',
    { tag: '@long' },
    async ({ clerk, city, firstReviewer, secondReviewer, approver, otherApprover }) => {
      const { name } = city.employer
      const claimId = await clerk.files(city.woman.idNumber)
      await firstReviewer.desk.takesUp(name)
      await firstReviewer.desk.decides('受理')
      await firstReviewer.desk.decides('同意')
      await secondReviewer.desk.takesUp(name)
      await secondReviewer.desk.decides('同意')

      await approver.desk.takesUp(name)
      await expect(approver.page.getByText('您同意后，还需另一位审批人同意。')).toBeVisible()
      await approver.desk.decides('会签同意')
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.status('复审通过')).toBeVisible()

      await otherApprover.desk.takesUp(name)
      await expect(otherApprover.page.getByText(/已同意，您同意后核准生效/)).toBeVisible()
      await otherApprover.desk.decides('核准')
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.status('已核准')).toBeVisible()
    },
  )
})

test(
  'a reviewer works without a mouse, and the desk has no barriers',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer }) => {
    test.setTimeout(360_000)
    const { desk, page } = firstReviewer
    const keyboard = new Keyboard(page)
    await clerk.files(city.woman.idNumber)
    await desk.opensQueue()
    const link = desk.waiting(city.employer.name).getByRole('link')
    await expect(link).toBeVisible()
    for (let n = 0; n < 80 && !(await link.evaluate((one) => one === document.activeElement)); n++)
      await keyboard.presses('j')
    await keyboard.presses('Enter')
    await expect(desk.decisions()).toBeVisible()

    await test.step('the papers turn by keys', async () => {
      await expect(desk.viewer().getByText('第 1 份，共 5 份')).toBeVisible()
      await keyboard.presses(']')
      await expect(desk.viewer().getByText('第 2 份，共 5 份')).toBeVisible()
    })

    await test.step('a and Enter accept; digits tick the checklist', async () => {
      await keyboard.presses('a')
      await expect(desk.button('受理')).toBeFocused()
      await keyboard.presses('Enter')
      await expect(desk.button('同意')).toBeVisible()
      for (const digit of ['1', '2', '3']) {
        const answer = page.waitForResponse((response) => response.url().endsWith('/tasks'))
        await keyboard.presses(digit)
        await answer
      }
      await expect(page.getByRole('heading', { name: '核对 · 已完成' })).toBeVisible()
    })

    await test.step('a line is adjusted', async () => {
      await keyboard.tabsTo(page.getByRole('button', { name: /^核减 医用材料/ }))
      await keyboard.presses('Enter')
      const form = page.getByRole('form', { name: '核减 医用材料' })
      await expect(form.getByLabel('审核金额')).toBeFocused()
      expect(await barriersOn(page)).toEqual([])
      await keyboard.types('600')
      await keyboard.tabsTo(form.getByLabel('原因'))
      await keyboard.presses('ArrowDown')
      await expect(form.getByLabel('审核金额')).toHaveValue('600.00')
      await keyboard.tabsTo(form.getByRole('button', { name: '保存核减' }))
      await keyboard.presses('Enter')
      await expect(form).toBeHidden()
      await expect(desk.line('医用材料')).toContainText('600.00')
    })

    await test.step('r begins a return, a leads back, and Enter agrees', async () => {
      await keyboard.presses('r')
      await expect(page.getByLabel('退回原因')).toBeFocused()
      expect(await barriersOn(page)).toEqual([])
      await keyboard.tabsTo(desk.button('取消'))
      await keyboard.presses('Enter')
      await keyboard.presses('a')
      await keyboard.presses('Enter')
      await expect(page.getByText(/：已同意/)).toBeVisible()
    })

    await test.step('? lists the keys', async () => {
      await keyboard.presses('?')
      await expect(page.getByRole('dialog')).toContainText('下一份申报')
    })
  },
)

test('a reviewer narrows the queue, takes several claims, holds one and takes it up again, without a mouse', async ({
  clerk,
  city,
  firstReviewer,
}) => {
  const { desk, page } = firstReviewer
  const keyboard = new Keyboard(page)
  const { name } = city.employer
  await clerk.hasFiledTogether([city.woman.idNumber, city.otherWoman.idNumber])
  await desk.opensQueue()

  await test.step('f opens the ways to narrow it: she types the employer and chooses it', async () => {
    await keyboard.presses('f')
    await expect(page.getByLabel('在谁手中')).toBeFocused()
    expect(await barriersOn(page)).toEqual([])
    await keyboard.tabsTo(page.getByLabel('用人单位'))
    // What is proposed is proposed anew as she types: the last proposal stays.
    const proposed = page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === name)
    await keyboard.types(name)
    await proposed
    await expect(page.getByText(new RegExp(`^${name} \\w+$`))).toBeVisible()
    await keyboard.presses('ArrowDown')
    await keyboard.presses('Enter')
    await keyboard.presses('Enter')
    await expect(page.getByText(`只看：${name}`)).toBeVisible()
    await expect(desk.claims()).toHaveCount(2)
  })

  await test.step('she keeps that under a name', async () => {
    await keyboard.tabsTo(page.getByRole('button', { name: '收起' }))
    await keyboard.presses('Enter')
    await keyboard.tabsTo(page.getByRole('button', { name: '我的筛选 0' }))
    await keyboard.presses('Enter')
    const own = page.getByRole('region', { name: '我的筛选' })
    await keyboard.tabsTo(own.getByLabel('名称'))
    await keyboard.types('这家单位')
    await keyboard.presses('Enter')
    await expect(own.getByRole('button', { name: '这家单位', exact: true })).toBeVisible()
    expect(await barriersOn(page)).toEqual([])
    await page.reload()
    await expect(desk.claims()).toHaveCount(2)
    await expect(page.getByRole('button', { name: '我的筛选 1' })).toBeVisible()
  })

  await test.step('j walks, x chooses, t takes what is chosen in hand', async () => {
    for (const key of ['j', 'x', 'j', 'x', 't']) await keyboard.presses(key)
    await expect(page.getByText(/^已认领 2 份/)).toBeVisible()
    await expect(desk.claims().filter({ hasText: '我已认领' })).toHaveCount(2)
    await expect(page.getByRole('button', { name: '我认领的 2' })).toBeVisible()
  })

  await test.step('h holds the one in turn with a reason, and takes it up again', async () => {
    await keyboard.presses('h')
    await expect(page.getByLabel('暂缓的原因')).toBeFocused()
    expect(await barriersOn(page)).toEqual([])
    await keyboard.types('等待医院回函')
    await keyboard.presses('Enter')
    await expect(desk.claims().first()).toContainText('暂缓：等待医院回函')
    await expect(page.getByLabel('暂缓的原因')).toHaveCount(0)
    await keyboard.presses('h')
    await expect(desk.claims().first()).not.toContainText('等待医院回函')
  })

  await test.step('Enter opens it: the desk says until when it is due and who has it', async () => {
    await keyboard.presses('Enter')
    await expect(desk.standing()).toContainText('最早到期')
    await expect(desk.standing()).toContainText('我已认领')
    await keyboard.presses('h')
    await expect(page.getByLabel('暂缓的原因')).toBeFocused()
    await keyboard.types('等待医院回函')
    await keyboard.presses('Enter')
    await expect(desk.standing()).toContainText('等待医院回函')
    expect(await barriersOn(page)).toEqual([])
    await keyboard.presses('j')
    await expect(page).toHaveURL(/\/review\/[0-9a-f-]+\?employer=/)
  })
})

import { givenBirth } from '../src/births.ts'
import { expect, test } from '../src/play.ts'

test('a clerk tells a birth, leaves, and finds everything when she comes back', async ({ clerk, city }) => {
  const { woman } = city
  const birth = givenBirth()

  await test.step('she looks the woman up by her ID number', async () => {
    await clerk.newClaim.opens()
    await clerk.newClaim.looksUp(woman.idNumber)
    await expect(clerk.newClaim.person()).toContainText(woman.name)
    await expect(clerk.newClaim.person()).toContainText(woman.birthOn)
    await expect(clerk.newClaim.person()).toContainText('130105202500018')
  })

  await test.step('she tells what happened, and how to reach her', async () => {
    await clerk.newClaim.tellsOf(birth)
    await clerk.newClaim.goesOn()
    await expect(clerk.form.field('准生证号')).toHaveValue('130105202500018')
    await clerk.form.tellsContact(birth)
    await clerk.form.goesOn()
  })

  await test.step('she tells the stay', async () => {
    await clerk.form.tellsStay(birth)
    await expect(clerk.form.field('医院')).toHaveValue(birth.hospital.name)
    await expect(clerk.form.field('医院编码')).toHaveValue(birth.hospital.code)
    await clerk.form.goesOn()
  })

  await test.step('she allocates the invoice until nothing is left', async () => {
    await clerk.form.field('医疗费总额').fill(birth.total.digits)
    await expect(clerk.form.unallocated()).toHaveText(/3,120\.55/)
    await clerk.form.tellsInvoice({ ...birth.invoice, lines: birth.invoice.lines.slice(0, 1) })
    await expect(clerk.form.filedClass(1)).toHaveValue('western-a')
    await expect(clerk.form.unallocated()).toHaveText(/1,912\.30/)
    await clerk.form.tellsInvoice(birth.invoice)
    await expect(clerk.form.unallocated()).toHaveText(/0\.00/)
    await expect(clerk.form.stepLink('费用')).toContainText('完整')
  })

  const claimId = clerk.form.claimId()
  await test.step('she leaves and comes back', async () => {
    await clerk.form.leaves()
    await clerk.month.opens()
    await expect(clerk.month.pile('可申报')).toContainText('1')
    await clerk.claim.opens(claimId)
    await expect(clerk.claim.notice()).toContainText('内容齐全，可以申报')
    await expect(clerk.claim.answers('参保人与事由')).toContainText('剖宫产')
    await expect(clerk.claim.answers('联系与配偶')).toContainText(birth.phone)
    await expect(clerk.claim.answers('住院')).toContainText('产二科')
    await expect(clerk.claim.answers('费用')).toContainText(birth.invoice.number)
    await expect(clerk.claim.answers('费用')).toContainText('1,112.30')
  })

  await test.step('she changes the address', async () => {
    await clerk.claim.continues()
    await clerk.form.goesTo('联系与配偶')
    await clerk.form.field('联系地址').fill('石家庄市裕华区槐安路 8 号')
    await clerk.form.leaves()
    await expect(clerk.claim.answers('联系与配偶')).toContainText('槐安路 8 号')
  })
})

test('a clerk deletes a draft she began by mistake', async ({ clerk, city }) => {
  const { woman, otherWoman } = city
  await clerk.hasBegun(woman.idNumber)
  const mistaken = await clerk.hasBegun(otherWoman.idNumber)

  await clerk.claim.opens(mistaken)
  await clerk.claim.deletes()

  await expect(clerk.claim.row(woman.name)).toBeVisible()
  await expect(clerk.claim.row(otherWoman.name)).toBeHidden()
})

test('a woman is found by her insurance-card number, too', { tag: '@long' }, async ({ clerk, city }) => {
  const { woman } = city
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUpByCard(woman.cardNumber)
  await expect(clerk.newClaim.person()).toContainText(woman.name)
})

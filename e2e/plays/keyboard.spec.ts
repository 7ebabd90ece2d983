import { givenBirth } from '../src/births.ts'
import { Keyboard } from '../src/keyboard.ts'
import { expect, test } from '../src/play.ts'

test('a clerk fills a whole claim without a mouse', async ({ clerk, city }) => {
  const birth = givenBirth()
  const { form, newClaim } = clerk
  const keyboard = new Keyboard(clerk.page)
  const tells = async (label: string, text: string) => {
    await keyboard.tabsTo(form.field(label))
    await keyboard.types(text)
  }

  await newClaim.opens()
  await keyboard.tabsTo(newClaim.number())
  await keyboard.types(city.woman.idNumber)
  await keyboard.presses('Enter')
  await expect(newClaim.person()).toContainText(city.woman.name)

  await keyboard.tabsTo(form.choice('申报事由', '生育'))
  await keyboard.presses('1')
  await tells('生育日期', '20260918')
  await keyboard.tabsTo(form.choice('生产方式', '正常产'))
  await keyboard.presses('4')
  await expect(form.choice('生产方式', '剖宫产')).toBeChecked()
  await tells('生育次数', '1')
  await tells('胎儿数', '1')
  await tells('孕周', '39')
  await keyboard.presses('Enter')

  await expect(form.heading('联系与配偶')).toBeVisible()
  await tells('联系电话', birth.phone)
  await tells('联系地址', birth.address)
  await keyboard.tabsTo(form.choice('是否填写配偶', '填写配偶信息'))
  await keyboard.presses('2')
  await keyboard.presses('Control+s')
  await expect(form.saved()).toBeVisible()
  await keyboard.presses('Alt+ArrowRight')

  await expect(form.heading('住院')).toBeVisible()
  await keyboard.tabsTo(form.choice('住院类型', '住院'))
  await keyboard.presses('1')
  await tells('医院', 'sjzscafcyy')
  await expect(clerk.page.getByText(birth.hospital.name)).toBeVisible()
  await expect(clerk.page.getByText('石家庄市第一妇幼保健院')).toBeHidden()
  await keyboard.presses('ArrowDown')
  await keyboard.presses('Enter')
  await expect(form.field('医院编码')).toHaveValue(birth.hospital.code)
  await tells('入院日期', '20260917')
  await tells('出院日期', '20260922')
  await keyboard.presses('Enter')

  await expect(form.heading('费用')).toBeVisible()
  await tells('医疗费总额', birth.total.digits)
  await tells('票据代码', birth.invoice.code)
  await tells('票据号码', birth.invoice.number)
  await tells('票据金额', birth.invoice.total)
  await keyboard.tabsTo(form.printedClass(1))
  for (const [digit, row] of [
    ['1', 1],
    ['6', 2],
    ['2', 3],
  ] as const) {
    await expect(form.printedClass(row)).toBeFocused()
    await keyboard.presses(digit)
    await expect(form.amount(row)).toBeFocused()
    await keyboard.types(birth.invoice.lines[row - 1]?.amount ?? '')
    await keyboard.presses('Enter')
  }
  await expect(form.unallocated()).toHaveText(/0\.00/)
  await keyboard.presses('Enter')

  await expect(form.heading('收款账户')).toBeVisible()
  await keyboard.presses('Enter')
  await expect(form.heading('资料')).toBeFocused()
  await keyboard.presses('Enter')
  await expect(form.heading('核对')).toBeVisible()
  await expect(form.page.getByText('内容齐全，可以申报').first()).toBeVisible()
})

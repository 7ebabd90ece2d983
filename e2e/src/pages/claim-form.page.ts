import type { Locator, Page } from '@playwright/test'
import type { Birth, Invoice } from '../births.ts'
import type { Paper } from '../papers.ts'
import { box, option } from './fields.ts'

export type Step = '参保人与事由' | '联系与配偶' | '住院' | '费用' | '收款账户' | '资料' | '核对'

/** The form of one claim: its steps, and what follows from them. */
export class ClaimFormPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The claim's id, from the address. */
  claimId(): string {
    return /\/claims\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? ''
  }

  async goesTo(step: Step) {
    await this.stepLink(step).click()
    await this.heading(step).waitFor()
  }

  async goesOn() {
    await this.page.getByRole('button', { name: /^下一步/ }).click()
  }

  heading(step: Step): Locator {
    return this.page.getByRole('heading', { name: step, level: 1 })
  }

  /** The step on the left, with its state: ✓ 完整, 缺 2 项, 未填. */
  stepLink(step: Step): Locator {
    return this.page.getByRole('navigation', { name: '申报步骤' }).getByRole('link', { name: step })
  }

  field(label: string): Locator {
    return box(this.page.getByRole('main'), label)
  }

  /** Where she says why what is unusual is so all the same; `warning` is what the page finds unusual. */
  reason(warning: RegExp): Locator {
    return this.page.getByRole('textbox', { name: warning }).last()
  }

  choice(heading: string, name: string): Locator {
    return option(this.page, heading, name)
  }

  async tellsContact({ phone, address }: Birth) {
    await this.tellsWhereToReach({ phone, address })
    await this.choice('是否填写配偶', '无配偶或不提供').check()
  }

  async tellsWhereToReach({ phone, address }: Pick<Birth, 'phone' | 'address'>) {
    await this.field('联系电话').fill(phone)
    await this.field('联系地址').fill(address)
  }

  /** The wife who is the patient, employed nowhere. */
  async tellsWife({ name, idNumber }: { name: string; idNumber: string }) {
    await this.field('配偶姓名').fill(name)
    await this.field('配偶身份证号').fill(idNumber)
    await this.choice('配偶的参保情况', '没有参加医疗保险').check()
    await this.choice('未就业的证明方式', '未就业承诺书').check()
  }

  /** The account of somebody by their own card. */
  async tellsAccount({ payee, holder, idNumber }: { payee: string; holder: string; idNumber: string }) {
    await this.choice('收款人', payee).check()
    await this.field('户名').fill(holder)
    await this.field('收款人身份证号').fill(idNumber)
    await this.choice('账户类型', '银行卡').check()
    await this.field('银行卡号').fill('6217000010000000003')
    await this.field('开户银行').fill('中国建设银行')
    await this.field('开户网点').fill('石家庄长安支行')
    await this.field('联行号').fill('105121000015')
  }

  /** The hospital by the code that the invoice prints. */
  async tellsStay({ hospital, ward, admittedOn, dischargedOn }: Birth) {
    await this.choice('住院类型', '住院').check()
    await this.field('医院').fill(hospital.localCode)
    await this.page.getByText(`· ${hospital.code}`).first().waitFor()
    await this.field('病区').fill(ward)
    await this.field('入院日期').fill(admittedOn)
    await this.field('出院日期').fill(dischargedOn)
  }

  async tellsCharges({ total, invoice }: Birth) {
    await this.field('医疗费总额').fill(total.digits)
    await this.tellsInvoice(invoice)
  }

  async tellsInvoice({ code, number, total, lines }: Invoice) {
    await this.field('票据代码').fill(code)
    await this.field('票据号码').fill(number)
    await this.field('票据金额').fill(total)
    for (const [index, { printed, amount }] of lines.entries()) {
      if (index > 0) await this.page.getByRole('button', { name: '+ 加一行' }).click()
      await this.printedClass(index + 1).selectOption(printed)
      await this.amount(index + 1).fill(amount)
    }
    await this.amount(lines.length).blur()
  }

  printedClass(row: number): Locator {
    return this.page.getByLabel(`第 ${row} 行票据类别`)
  }

  filedClass(row: number): Locator {
    return this.page.getByLabel(`第 ${row} 行申报类别`)
  }

  amount(row: number): Locator {
    return this.page.getByLabel(`第 ${row} 行金额`)
  }

  /** One kind of document, by its name. */
  documents(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** Chooses files for a kind of document, as the file dialog hands them over. */
  async choosesFiles(name: string, ...files: Paper[]) {
    await this.documents(name).getByLabel(`${name}的文件`, { exact: true }).setInputFiles(files)
  }

  /** Drops a file on a kind of document. */
  async dropsFile(name: string, { name: fileName, mimeType, buffer }: Paper) {
    const carried = await this.page.evaluateHandle(
      ({ fileName, mimeType, bytes }) => {
        const carried = new DataTransfer()
        carried.items.add(new File([new Uint8Array(bytes)], fileName, { type: mimeType }))
        return carried
      },
      { fileName, mimeType, bytes: [...buffer] },
    )
    await this.documents(name).dispatchEvent('dragover', { dataTransfer: carried })
    await this.documents(name).dispatchEvent('drop', { dataTransfer: carried })
  }

  /** A document that is there, small: pressed, it is shown whole. */
  picture(name: string, n = 1): Locator {
    return this.documents(name).getByRole('button', { name: `查看${name} ${n}`, exact: true })
  }

  /** What is missing of the documents, in words. */
  documentsStanding(): Locator {
    return this.page.getByText(/^必交(?:资料|的) /)
  }

  /** 待分配, how the lines stand to the total, and what is still to be put right. */
  aside(): Locator {
    return this.page.getByRole('complementary', { name: '待分配与核对' })
  }

  unallocated(): Locator {
    return this.aside().getByRole('status')
  }

  /** Whether what was typed is safe. */
  saved(): Locator {
    return this.page.getByText(/^已保存 \d\d:\d\d:\d\d$/)
  }

  /** What the page says about what was typed and is not saved. */
  keptHere(): Locator {
    return this.page.getByText('未联网，已存在本机', { exact: true })
  }

  /** Who else has the claim open. */
  colleagues(): Locator {
    return this.page.getByRole('status', { name: '同时打开这份申报单的人' })
  }

  /** Two versions of a step, to choose from. */
  conflict(): Locator {
    return this.page.getByRole('alert').filter({ hasText: '在别处也有修改' })
  }

  async opens(claimId: string, step: string) {
    await this.page.goto(`/claims/${claimId}/${step}`)
  }

  async leaves() {
    await this.page.getByRole('button', { name: '保存并退出' }).click()
    await this.page.getByRole('heading', { name: '办理经过' }).waitFor()
  }
}

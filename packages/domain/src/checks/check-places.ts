import { type SectionName, sections } from '../claim/index.ts'

/** The fields that checks point at, by section, without the ordinals of stays, invoices and lines. */
const fieldNames: { readonly [Name in SectionName]: Readonly<Record<string, string>> } = {
  event: {
    birthOrder: '生育次数',
    claimType: '报销类型',
    eventOn: '生育或手术日期',
    gestationWeeks: '孕周',
    motherDiedOn: '产妇死亡日期',
    newbornDiedOn: '新生儿死亡日期',
    operations: '手术方式',
    patient: '就医人',
    stillborn: '死胎死产数',
    supplementOf: '补报',
  },
  contact: { permitNumber: '准生证号', spouseIdNumber: '配偶身份证号' },
  stay: { 'stays/admittedOn': '入院日期', 'stays/dischargedOn': '出院日期', 'stays/hospitalCode': '医院' },
  charges: {
    totalFen: '医疗费总额',
    invoices: '票据',
    'invoices/issuedOn': '开票日期',
    'invoices/number': '票据号码',
    'invoices/totalFen': '票据金额',
    'invoices/lines': '费用明细',
    'invoices/lines/filingClass': '申报类别',
  },
  payee: { accountNumber: '账号', holder: '户名' },
}

/** What people call a field that a check points at: '费用 · 票据号码'; the section alone where it points at all of it. */
export function fieldInWords(section: SectionName, field: string): string {
  const name = fieldNames[section][field]
  return name ? `${sections[section].title} · ${name}` : sections[section].title
}

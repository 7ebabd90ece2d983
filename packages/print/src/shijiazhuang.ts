import type { RegionLayout } from './region.ts'

const ofTheAgency = 126
const ofACompany = 118

/**
 * 石家庄市市区. One copy of the 审核表, two of the 明细表 (historic list, 3-process-and-forms.md §4.1); the other counts and
 * all titles but the 审核表's are ours, after other places' forms (§5). A notice is made twice: one to give out, one to
 * keep with the receipt signed.
 */
export const shijiazhuang: RegionLayout = {
  // The hotline of all offices for medical security.
  agency: { region: '130100', phone: '12393' },
  'review-form': {
    title: '石家庄市市区城镇职工生育保险待遇审核表',
    copies: 1,
    // The fullest page: just what a company's seal needs, so that the agency's has its 119 points.
    employerSealHeight: 114,
    reviews: ['初审', '复审', '审批'],
    reviewHeights: { least: 68, most: ofTheAgency },
  },
  'charge-ledger': { title: '石家庄市生育保险医疗费申报明细表', copies: 2, sealHeight: ofACompany },
  'claim-ledger': { title: '石家庄市生育保险待遇申报明细表', copies: 1, sealHeight: ofACompany },
  'period-summary': { title: '石家庄市生育保险待遇申报汇总表', copies: 1, sealHeight: ofACompany },
  'allowance-application': {
    title: '石家庄市生育津贴申领表',
    copies: 1,
    sealHeight: ofACompany,
    // 北京《申领生育津贴人员信息登记表》 (§5.4).
    ends: ['正常到期', '退休', '死亡', '其他'],
  },
  acceptance: { title: '生育保险待遇申报受理通知书', copies: 2, sealHeight: ofTheAgency },
  correction: { title: '生育保险待遇申报材料一次性补正告知书', copies: 2, sealHeight: ofTheAgency },
  closing: { title: '生育保险待遇申报终止办理通知书', copies: 2, sealHeight: ofTheAgency },
  refusal: { title: '生育保险待遇不予支付决定书', copies: 2, sealHeight: ofTheAgency },
  'partial-refusal': { title: '生育保险待遇部分不予支付决定书', copies: 2, sealHeight: ofTheAgency },
  'benefit-statement': { title: '石家庄市生育保险待遇核定单', copies: 2, sealHeight: ofTheAgency },
  'spouse-pledge': { title: '配偶未就业承诺书', copies: 1, sealHeight: ofACompany },
  'unit-pledge': { title: '生育保险待遇网上申报单位承诺书', copies: 1, sealHeight: ofACompany },
}

/** What a region decides about its 审核表: title, boxes to seal and sign, copies. The fields are the form's own. */
export type ReviewFormLayout = {
  title: string
  /** 本表一式几份. */
  copies: '一' | '二' | '三'
  /** The employer seals here; a company seal measures 40 mm. Height in points. */
  employerSealHeight: number
  /** The three stages of the agency, each with opinion, signature and date. Height in points. */
  reviews: readonly string[]
  reviewHeight: number
}

/** 石家庄市市区. One copy of the 审核表, two of the 明细表 (historic list, 3-process-and-forms.md §4.1). */
export const shijiazhuang: ReviewFormLayout = {
  title: '石家庄市市区城镇职工生育保险待遇审核表',
  copies: '一',
  employerSealHeight: 118,
  reviews: ['初审', '复审', '审批'],
  reviewHeight: 96,
}

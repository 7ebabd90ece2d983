/**
 * The documents of a claim (domain notes 4.1, M01–M12), each as people call it and with what to look out for when it is
 * photographed. One kind may be several pages.
 */
export const documentKinds = {
  M01: { name: '身份证、社会保障卡或医保电子凭证', hint: '身份证正反两面都要' },
  M02: { name: '医院收费票据', hint: '票据代码、号码和金额要清楚' },
  M03: { name: '费用清单', hint: '医院盖章的汇总清单' },
  M04: { name: '诊断证明', hint: '医院盖章' },
  M05: { name: '出院记录或病历', hint: '每一页都要' },
  M06: { name: '分娩记录', hint: '写明难产或剖宫产情况的一页' },
  M07: { name: '出生医学证明', hint: '已由部门共享的可以不交' },
  M08: { name: '影像报告', hint: '超声等检查报告' },
  M09: { name: '生育服务登记或准生证', hint: '有登记信息的可以不交' },
  M10: { name: '配偶未就业证明或承诺书', hint: '男方单位和女方街道办的证明，或者职工配偶未就业承诺书' },
  M11: { name: '签字盖章的审核表', hint: '打印后签字、盖单位公章，再拍照或扫描；申报后、受理前补交也可以' },
  M12: { name: '未能联网结算或异地就医的说明', hint: '写明原因' },
} as const satisfies Record<string, { name: string; hint: string }>

export type DocumentKind = keyof typeof documentKinds

/** All kinds, in the order of the list. */
export const documentKindNames = Object.keys(documentKinds) as [DocumentKind, ...DocumentKind[]]

/** What may be kept as a document. What a file is is told by its content, not by its name. */
export const documentMediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type DocumentMediaType = (typeof documentMediaTypes)[number]

/** The most a document may weigh, in bytes: 20 MB. */
export const DOCUMENT_BYTES = 20 * 1024 * 1024

/** The most documents a claim may have. */
export const DOCUMENTS_OF_A_CLAIM = 100

/** How a picture may be turned, clockwise, in degrees. */
export const rotations = [0, 90, 180, 270] as const
export type Rotation = (typeof rotations)[number]

import { randomInt } from 'node:crypto'

export type Line = { printed: string; filed: string; amount: string }
export type Invoice = { code: string; number: string; total: string; lines: Line[] }
/** What a clerk has before her when she tells of a birth: the record of the stay and the invoice. */
export type Birth = {
  eventOn: string
  delivery: '正常产' | '助娩产' | '难产' | '剖宫产'
  birthOrder: string
  fetuses: string
  gestationWeeks: string
  phone: string
  address: string
  hospital: { code: string; name: string; localCode: string }
  ward: string
  admittedOn: string
  dischargedOn: string
  invoice: Invoice
  total: { digits: string; shown: string; capitals: string }
}

/** A caesarean birth in September 2026. Its invoice has a number of its own, as an invoice can be claimed only once. */
export function givenBirth(changes: Partial<Birth> = {}): Birth {
  return {
    eventOn: '2026-09-18',
    delivery: '剖宫产',
    birthOrder: '1',
    fetuses: '1',
    gestationWeeks: '39',
    phone: '13831112345',
    address: '石家庄市长安区中山东路 326 号',
    hospital: { code: 'H13010200001', name: '石家庄市长安妇产医院', localCode: '0101' },
    ward: '产二科',
    admittedOn: '2026-09-17',
    dischargedOn: '2026-09-22',
    invoice: {
      code: '13060126',
      number: String(randomInt(10 ** 10)).padStart(10, '0'),
      total: '3120.55',
      lines: [
        { printed: '西药', filed: '西药甲类', amount: '1208.25' },
        { printed: '医用材料', filed: '治疗', amount: '800.00' },
        { printed: '手术', filed: '手术', amount: '1112.30' },
      ],
    },
    total: { digits: '3120.55', shown: '3,120.55', capitals: '叁仟壹佰贰拾元伍角伍分' },
    ...changes,
  }
}

import { methodInWords } from '@cradle/domain/claim'
import { groupIdNumber } from '@cradle/domain/identity'
import { fen, formatYuan, total, yuanInCapitals } from '@cradle/domain/money'
import type { ChargeLedgerData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { chargesByClass, words } from './answers.ts'
import { batchHead, batchSheet } from './batch-sheet.ts'
import { type Drawing, regionOf } from './drawing.ts'
import { type Column, ledger } from './ledger.ts'
import { listFoot } from './list-foot.ts'

const columns: Column[] = [
  { name: '序号', width: 22, alignment: 'center' },
  { name: '姓名', width: 58 },
  { name: '身份证号', width: 86 },
  { name: '治疗方式', width: 62 },
  { name: '医院', width: 98 },
  { name: '生育（手术）日期', width: 50, alignment: 'center' },
  { name: '票据张数', width: 24, alignment: 'center' },
  { name: '医疗费总额', width: 66, alignment: 'right' },
  { name: '其中各项', width: 194 },
  { name: '备注', width: 46 },
]

/**
 * 《生育保险医疗费申报明细表》: what a batch asks for, claim by claim. Reconstructed; the columns and the foot are those of
 * 3-process-and-forms.md §5.7, the classes told within one column, because nine of nine digits fit no paper.
 */
export function chargeLedger(data: ChargeLedgerData, drawing: Drawing = {}): TDocumentDefinitions {
  const entries = data.rows.map((row, index) => ({
    amount: row.totalFen,
    texts: [
      String(index + 1),
      words(row.name),
      groupIdNumber(row.idNumber),
      methodInWords(row.event),
      [...new Set((row.stay.stays ?? []).map((stay) => words(stay.hospitalName)))].join('；'),
      words(row.event.eventOn),
      String(row.charges.invoices?.length ?? 0),
      formatYuan(fen(row.totalFen)),
      chargesByClass(row.charges)
        .flatMap(({ name, amount }) => (amount === null ? [] : [`${name} ${formatYuan(amount)}`]))
        .join('；'),
      words(row.note),
    ],
  }))
  const sum = total(data.rows.map(({ totalFen }) => fen(totalFen)))
  const list = ledger(columns, entries)
  return {
    ...batchSheet('charge-ledger', data, drawing, list),
    content: [
      ...batchHead('charge-ledger', data, drawing),
      ...list.content,
      listFoot({
        sum: `合计 ${data.rows.length} 份，医疗费总额 ${formatYuan(sum)} 元（大写：${yuanInCapitals(sum)}）`,
        preparedBy: data.preparedBy,
        sealHeight: regionOf(drawing)['charge-ledger'].sealHeight,
        copy: drawing.copy ?? 1,
      }),
    ],
  }
}

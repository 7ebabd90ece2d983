import { groupIdNumber } from '@cradle/domain/identity'
import { fen, formatYuan, total, yuanInCapitals } from '@cradle/domain/money'
import type { ClaimLedgerData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { type Drawing, regionOf, shortHash } from './drawing.ts'
import { type Column, ledger } from './ledger.ts'
import { listFoot } from './list-foot.ts'
import { page, threeColumns, titleOf } from './page.ts'

const columns: Column[] = [
  { name: '序号', width: 24, alignment: 'center' },
  { name: '申报单号', width: 70 },
  { name: '姓名', width: 66 },
  { name: '身份证号', width: 86 },
  { name: '用人单位', width: 126 },
  { name: '治疗方式', width: 84 },
  { name: '发生日期', width: 48, alignment: 'center' },
  { name: '所属期', width: 36, alignment: 'center' },
  { name: '医疗费总额', width: 68, alignment: 'right' },
  { name: '状态', width: 44, alignment: 'center' },
  { name: '申报日期', width: 48, alignment: 'center' },
]

/**
 * 《生育保险待遇申报明细表》: what the query found, as the screen lists it. The manual names the print and not its columns:
 * they are those of the query itself. It stands for no single claim and carries no QR code.
 */
export function claimLedger(data: ClaimLedgerData, drawing: Drawing = {}): TDocumentDefinitions {
  const { title, sealHeight } = regionOf(drawing)['claim-ledger']
  const { rows, query, contentHash, printCount, businessOn, employer, agencyName, preparedBy } = data
  const formNumber = `${businessOn.replaceAll('-', '')}-${shortHash(contentHash)}`
  const entries = rows.map((row, index) => ({
    amount: row.totalFen,
    texts: [
      String(index + 1),
      words(row.claimNumber),
      words(row.name),
      groupIdNumber(row.idNumber),
      words(row.employerName),
      words(row.treatment),
      words(row.eventOn),
      words(row.period),
      row.totalFen === null ? '—' : formatYuan(fen(row.totalFen)),
      words(row.status),
      words(row.submittedOn),
    ],
  }))
  const sum = total(rows.map(({ totalFen }) => fen(totalFen ?? 0)))
  const list = ledger(columns, entries)
  return {
    ...page({
      form: 'claim-ledger',
      title,
      holder: words(employer?.name ?? agencyName),
      formNumber,
      notes: [`内容校验 ${shortHash(contentHash)}`, `第 ${printCount + 1} 次打印`, `${businessOn} 打印`],
      orientation: 'landscape',
      list,
    }),
    content: [
      titleOf(title),
      {
        stack: [
          threeColumns(
            `打印编号：${formNumber}`,
            { text: words(employer?.name ?? agencyName), answers: '单位名称' } as never,
            '金额单位：元',
          ),
          { text: `查询条件：${query}` },
        ],
        style: 'small',
        margin: [0, 0, 0, 4],
      },
      ...list.content,
      listFoot({
        sum: `合计 ${rows.length} 份，医疗费总额 ${formatYuan(sum)} 元（大写：${yuanInCapitals(sum)}）`,
        preparedBy,
        sealHeight,
        copy: drawing.copy ?? 1,
      }),
    ],
  }
}

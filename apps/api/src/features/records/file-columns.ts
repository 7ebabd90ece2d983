import { dateInShanghai } from '@cradle/domain/calendar'
import { claimStatuses } from '@cradle/domain/claim'
import { eventKinds } from '@cradle/domain/event'
import { maskIdNumber } from '@cradle/domain/identity'
import { monthOf } from '#api/lib/clock.ts'
import { idNumberInFull, type RecordRow } from './record-row.ts'

/** What the cells of a column hold: text, days as `YYYY-MM-DD`, amounts in fen or counts. */
type CellKind = 'text' | 'day' | 'money' | 'count'
/** A cell; null where there is nothing to say. */
export type Cell = string | number | null

/** A column of the file: its title, the national platform's name of the field where it has one, its width in characters. */
export type Column = {
  title: string
  code: string
  kind: CellKind
  width: number
  read: (row: RecordRow, n: number) => Cell
}

const text = (title: string, width: number, read: (row: RecordRow) => string | null, code = ''): Column => ({
  title,
  code,
  kind: 'text',
  width,
  read,
})
const day = (title: string, read: (row: RecordRow) => string | null, code: string): Column => ({
  title,
  code,
  kind: 'day',
  width: 12,
  read,
})
const money = (title: string, read: (row: RecordRow) => number | null): Column => ({
  title,
  code: '',
  kind: 'money',
  width: 15,
  read,
})

/** Of what stands decided, the amount; nothing where nothing was decided. */
const decided = (row: RecordRow, amount: number) => (row.decidedFen === null ? null : amount)
const listed = (codes: readonly (string | null)[]) => [...new Set(codes.filter(Boolean))].join('、') || null

/**
 * The columns of 《生育保险待遇申报明细表》. As filed, as decided and not filed are columns apart, so that each can be summed.
 * National names are those of interfaces 2401, 2403 and 25003 (domain notes 6.3); where those know none the head is empty.
 */
export const columnsOf = (idNumbers: 'masked' | 'full'): Column[] => [
  { title: '序号', code: '', kind: 'count', width: 7, read: (_row, n) => n },
  text('申报单号', 13, ({ number }) => number),
  text('单位名称', 30, ({ employerName }) => employerName),
  text('姓名', 10, ({ personName }) => personName),
  text('身份证号', 21, (row) => (idNumbers === 'full' ? idNumberInFull(row) : maskIdNumber(idNumberInFull(row)))),
  text('状态', 10, ({ status }) => claimStatuses[status]),
  text('所属期', 9, ({ period }) => period && monthOf(period)),
  text('治疗方式', 12, ({ treatment }) => treatment && eventKinds[treatment]),
  text('生育类别', 9, ({ matnType }) => matnType, 'matn_type'),
  text('计划生育手术类别', 16, ({ birctrlTypes }) => listed(birctrlTypes ?? []), 'birctrl_type'),
  day('生育或手术日期', ({ eventOn }) => eventOn, 'birctrl_matn_date'),
  text('医院编码', 15, ({ hospitalCodes }) => listed(hospitalCodes), 'fixmedins_code'),
  text('医院', 28, ({ hospitals }) => listed(hospitals), 'fixmedins_name'),
  day('申报日期', ({ filedAt }) => filedAt && dateInShanghai(filedAt), 'dcla_date'),
  money('申报 医疗费总额', ({ expensesFen }) => expensesFen),
  money('申报 生育医疗费', ({ medicalFen }) => medicalFen),
  money('申报 产前检查费', ({ prenatalFen }) => prenatalFen),
  money('申报 生育津贴', ({ allowanceFen }) => allowanceFen),
  money('申报 待遇合计', ({ benefitFen }) => benefitFen),
  money('核定 生育医疗费', (row) => decided(row, row.decidedMedicalFen)),
  money('核定 产前检查费', (row) => decided(row, row.decidedPrenatalFen)),
  money('核定 生育津贴', (row) => decided(row, row.decidedAllowanceFen)),
  money('核定 待遇合计', ({ decidedFen }) => decidedFen),
  money('未申报 医疗费', ({ draftFen }) => draftFen),
]

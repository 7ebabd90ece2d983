import { z } from 'zod'
import { month, plainDate } from '../calendar/index.ts'
import { type ClaimStatus, claimStatuses, type SectionName, sectionNames } from '../claim/index.ts'
import { plainText } from '../claim/fields.ts'
import { type EventKind, eventKinds } from '../event/index.ts'
import { readHospitalCode } from '../identity/index.ts'
import { type Urgency, urgencies } from '../review/index.ts'
import { cursor, fenView, id, instant, pageOf } from './shared.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]

/** More digits in a row than a claim's number has: the number of a document or a card. */
const LOOKS_PERSONAL = /\d{12}/

/** What the 明细表 is narrowed by; what is not given does not narrow it. It comes in a body: a name belongs in no URL. */
const filters = {
  period: month.optional(),
  status: z.enum(keysOf<ClaimStatus>(claimStatuses), '请从列出的状态中选择').optional(),
  treatment: z.enum(keysOf<EventKind>(eventKinds), '请从列出的治疗方式中选择').optional(),
  /** One insured person, by id. */
  person: id.optional(),
  /** 医院编码. */
  hospital: plainText(40)
    .refine((code) => readHospitalCode(code).ok, '医院编码不正确，请从目录中选择医院')
    .optional(),
  /** A claim's number, the beginning of a person's name, or a part of a hospital's. */
  text: plainText(60)
    .trim()
    .min(1, '请填写要查找的文字')
    .refine(
      (text) => !LOOKS_PERSONAL.test(text.replaceAll(/[\s-]/g, '')),
      '这里不能按证件号码查找，请填写姓名、申报单号或医院',
    )
    .optional(),
  /** The rest is asked by the agency alone: the lists behind the numbers of a month. 申报日期: the day of receipt. */
  receivedOn: plainDate.optional(),
  /** Since which days a claim waits where it waits, both included; `status` says where. */
  waitingFrom: plainDate.optional(),
  waitingTo: plainDate.optional(),
  /** How near the day is on which what waits is due. */
  due: z.enum(keysOf<Urgency>(urgencies), '没有这种期限').optional(),
  /** Refused in this month of the calendar, as a whole or in a component; `article` says on which ground. */
  refusedIn: month.optional(),
  article: plainText(200).optional(),
  /** A check that found something in a filing; a hospital beside it is the one it was found at. */
  check: z
    .string()
    .regex(/^[A-Za-z0-9]{1,20}$/, '没有这项核对')
    .optional(),
  /** The section and the field that it found it at, without ordinals: '' is the whole section. */
  checkSection: z.enum(sectionNames as [SectionName, ...SectionName[]], '没有这个步骤').optional(),
  checkField: z
    .string()
    .regex(/^[A-Za-z/]{0,60}$/, '没有这个字段')
    .optional(),
} as const

export const recordsFilter = z.strictObject(filters)
export type RecordsFilter = z.infer<typeof recordsFilter>
export const recordsSearchBody = z.strictObject({ ...filters, cursor: cursor.optional() })
export type RecordsSearchBody = z.infer<typeof recordsSearchBody>

/** The formats a file of records comes in. */
export const exportFormats = { xlsx: 'Excel', csv: 'CSV' } as const
export type ExportFormat = keyof typeof exportFormats

/** Records as a file: ID numbers masked unless asked for in full, which is on record; national field codes as a head row. */
export const recordsExportBody = z.strictObject({
  filter: recordsFilter.default({}),
  format: z.enum(keysOf<ExportFormat>(exportFormats), '请选择 Excel 或 CSV'),
  idNumbers: z.enum(['masked', 'full'], '身份证号只能隐藏或完整导出').default('masked'),
  nationalCodes: z.boolean('请选择是否附国家编码行').default(false),
})
export type RecordsExportBody = z.infer<typeof recordsExportBody>

const benefitAmounts = z.object({
  medicalFen: fenView,
  prenatalFen: fenView,
  allowanceFen: fenView,
  totalFen: fenView,
})

/** One claim in the 明细表: as filed and as decided beside each other, a draft as typed apart from both. */
export const recordView = z.object({
  id,
  number: z.string(),
  status: z.enum(keysOf<ClaimStatus>(claimStatuses)),
  employerName: z.string().nullable(),
  person: z.object({ id, name: z.string(), idNumberMasked: z.string() }),
  period: month.nullable(),
  treatment: z.enum(keysOf<EventKind>(eventKinds)).nullable(),
  eventOn: z.string().nullable(),
  hospitals: z.array(z.string()),
  /** The latest filing; null of what was not filed. */
  filed: z
    .object({
      n: z.int(),
      at: instant,
      /** 医疗费总额 of the invoices. */
      expensesFen: fenView.nullable(),
      /** What the benefit came to when it was filed; null where no rules could tell. */
      benefit: benefitAmounts.nullable(),
    })
    .nullable(),
  /** 未申报: the total of the invoices as the draft has it now. */
  draftFen: fenView.nullable(),
  /** What the last approval or refusal granted, while it stands. */
  decided: benefitAmounts.nullable(),
})
export type RecordView = z.infer<typeof recordView>
export const recordPage = pageOf(recordView)
export type RecordPage = z.infer<typeof recordPage>

const sumView = z.object({
  claims: z.int(),
  expensesFen: fenView,
  benefitFen: fenView,
  /** Claims that a decision stands of, and what they were granted. */
  decidedClaims: z.int(),
  decidedFen: fenView,
})

/** The sums of all records found: by treatment and status, of what was filed, and apart from it of what was not. */
export const recordSums = z.object({
  groups: z.array(
    sumView.extend({
      treatment: z.enum(keysOf<EventKind>(eventKinds)).nullable(),
      status: z.enum(keysOf<ClaimStatus>(claimStatuses)),
    }),
  ),
  filed: sumView,
  unfiled: z.object({ claims: z.int(), expensesFen: fenView }),
})
export type RecordSums = z.infer<typeof recordSums>

/** A line of an export that is watched (`Accept: application/x-ndjson`): how far it is, or a part of the file. */
export const exportLine = z.union([
  z.object({ written: z.int(), total: z.int() }),
  z.object({ part: z.base64() }),
  z.object({ done: z.int(), name: z.string() }),
])
export type ExportLine = z.infer<typeof exportLine>

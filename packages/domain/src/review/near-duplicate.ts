import { daysBetween, type PlainDate } from '../calendar/index.ts'
import { type EventKind, eventKinds } from '../event/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'

/** Within so many days two events of one kind may be one, told twice: a day mistyped, a month mistaken. No source (ours). */
export const NEAR_DAYS = 30

type Bill = {
  code: string | null
  number: string | null
  hospitalCode: string | null
  issuedOn: PlainDate | null
  totalFen: Fen | null
}
type Stay = { hospitalName: string | null; admittedOn: PlainDate | null; dischargedOn: PlainDate | null }

/** What of a filed claim is compared with another. */
export type Compared = {
  patientId: string
  /** Of the insured person. */
  personName: string
  birthOn: PlainDate
  kind: EventKind | null
  eventOn: PlainDate | null
  /** Inpatient alone: outpatient days may touch those of a stay. */
  stays: readonly Stay[]
  bills: readonly Bill[]
}

/**
 * Why two claims may be about the same, in words for a reviewer; empty where nothing speaks for it. What is certainly the
 * same (a bill's identity, a component of one event) the database refuses at filing: this is about what only looks alike.
 */
export function whyNearDuplicate(own: Compared, other: Compared): string[] {
  return [...sameEvent(own, other), ...alikeBills(own, other), ...overlappingStays(own, other)]
}

function* sameEvent(own: Compared, other: Compared): Generator<string> {
  if (!own.kind || own.kind !== other.kind || !own.eventOn || !other.eventOn) return
  const apart = Math.abs(daysBetween(own.eventOn, other.eventOn))
  if (apart > NEAR_DAYS) return
  const when = apart === 0 ? '日期相同' : `日期相隔 ${apart} 天（${own.eventOn}、${other.eventOn}）`
  if (own.patientId === other.patientId) yield `同一就医人的${eventKinds[own.kind]}，${when}`
  // Registered twice under two numbers, one person has two ids; a name alone is shared by many.
  else if (own.personName === other.personName && own.birthOn === other.birthOn)
    yield `参保人姓名和出生日期相同，证件号码不同，${eventKinds[own.kind]}${when}`
}

function* alikeBills(own: Compared, other: Compared): Generator<string> {
  for (const bill of own.bills)
    for (const twin of other.bills) {
      if (isAlike(bill, twin))
        yield `票据 ${bill.number ?? '（无号码）'} 与对方票据 ${twin.number ?? '（无号码）'} 的医院、日期（${bill.issuedOn}）和金额（${formatYuan(bill.totalFen!)} 元）都相同`
      else if (bill.number && bill.number === twin.number && bill.code !== twin.code)
        yield `票据号码 ${bill.number} 相同，票据代码不同（${bill.code ?? '未填'}、${twin.code ?? '未填'}）`
    }
}

const isAlike = (bill: Bill, twin: Bill): boolean =>
  bill.hospitalCode !== null &&
  bill.hospitalCode === twin.hospitalCode &&
  bill.issuedOn !== null &&
  bill.issuedOn === twin.issuedOn &&
  bill.totalFen !== null &&
  bill.totalFen > 0 &&
  bill.totalFen === twin.totalFen

function* overlappingStays(own: Compared, other: Compared): Generator<string> {
  if (own.patientId !== other.patientId) return
  for (const stay of own.stays)
    for (const there of other.stays)
      if (overlaps(stay, there)) yield `${inWords(stay)}的住院与对方${inWords(there)}的住院重叠`
}

/** Discharged in one hospital and admitted to the next on the same day is no overlap. */
const overlaps = (one: Stay, other: Stay): boolean =>
  isWhole(one) && isWhole(other) && one.admittedOn < other.dischargedOn && other.admittedOn < one.dischargedOn

const isWhole = (stay: Stay): stay is Stay & { admittedOn: PlainDate; dischargedOn: PlainDate } =>
  stay.admittedOn !== null && stay.dischargedOn !== null

const inWords = ({ hospitalName, admittedOn, dischargedOn }: Stay) =>
  `${hospitalName ?? '未填医院'} ${admittedOn} 至 ${dischargedOn} `

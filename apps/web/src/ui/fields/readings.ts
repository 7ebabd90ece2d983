import { readDate } from '@cradle/domain/calendar'
import { groupIdNumber, readIdNumber, readPersonName } from '@cradle/domain/identity'
import { type Fen, formatYuan, readYuan } from '@cradle/domain/money'

/**
 * How a field stands between the draft and the keyboard. The draft keeps what is understood in its own form and anything
 * else as typed, so that nothing typed is lost.
 */
export type Reading<Value> = {
  /** The draft's value for what was typed. */
  read: (text: string) => Value | null
  /** What the field shows while nobody types in it. */
  show: (value: Value) => string
  /** What it shows to be edited. */
  edit: (value: Value) => string
}

const asIs = (value: number | string) => String(value)

/** An amount: whole fen, shown in yuan with separators. */
export const moneyReading: Reading<number | string> = {
  read(text) {
    const yuan = readYuan(text)
    return yuan.ok ? yuan.fen : orNull(text)
  },
  show: (value) => (typeof value === 'number' ? formatYuan(value as Fen) : value),
  edit: (value) => (typeof value === 'number' ? formatYuan(value as Fen).replaceAll(',', '') : value),
}

/** A day: 20251105 is as good as 2025-11-05. */
export const dateReading: Reading<string> = {
  read(text) {
    const day = readDate(text)
    return day.ok ? day.date : orNull(text)
  },
  show: asIs,
  edit: asIs,
}

/** A small whole number. */
export const wholeNumberReading: Reading<number | string> = {
  read(text) {
    const digits = text.normalize('NFKC').trim()
    return /^\d{1,9}$/.test(digits) ? Number(digits) : orNull(text)
  },
  show: asIs,
  edit: asIs,
}

/** An ID number: eighteen characters without blanks, shown in groups. */
export const idNumberReading: Reading<string> = {
  read(text) {
    const number = readIdNumber(text)
    return number.ok ? number.number : orNull(text)
  },
  show: (value) => (/^\d{17}[\dX]$/.test(value) ? groupIdNumber(value) : value),
  edit: asIs,
}

/** A person's name. */
export const nameReading: Reading<string> = {
  read(text) {
    const name = readPersonName(text)
    return name.ok ? name.name : orNull(text)
  },
  show: asIs,
  edit: asIs,
}

/** Text as typed. */
export const textReading: Reading<string> = { read: orNull, show: asIs, edit: asIs }

function orNull(text: string): string | null {
  return text === '' ? null : text
}

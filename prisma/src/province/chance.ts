/** Chance that is none: the same whole numbers for the same seed, whatever was drawn before and in whichever thread. */
export type Chance = {
  /** From 0 up to, and without, `below`; `question` keeps what is asked of one subject apart. */
  draw: (question: number, subject: number, below: number) => number
  /** A UUIDv7 of an instant, always the same for the same thing. */
  idAt: (ms: number, question: number, subject: number) => string
}

export function chanceOf(seed: number): Chance {
  const bits = (question: number, subject: number) =>
    mixed(mixed(mixed(seed ^ 0x9e37_79b9) ^ question) ^ (subject % 2 ** 32) ^ (Math.floor(subject / 2 ** 32) << 7))
  return {
    draw: (question, subject, below) => Math.floor((bits(question, subject) / 2 ** 32) * below),
    idAt: (ms, question, subject) => {
      const random = bits(question, subject)
      // The subject's own number stands in it whole, so that no two things of a kind share an id.
      return `${hex48(ms, '-')}-${hex16[0x7000 | question]!}-${hex16[0x8000 | (random & 0x3fff)]!}-${hex48(subject, '')}`
    },
  }
}

// Tens of millions of ids are written: every four digits are made once.
const hex16 = Array.from({ length: 2 ** 16 }, (_, value) => value.toString(16).padStart(4, '0'))
/** Twelve hexadecimal digits, with `mark` before the last four. */
const hex48 = (value: number, mark: string) =>
  hex16[Math.floor(value / 2 ** 32)]! + hex16[Math.floor(value / 2 ** 16) % 2 ** 16]! + mark + hex16[value % 2 ** 16]!

/** Every bit of the answer hangs on every bit of `value` (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35)
  return (h ^ (h >>> 16)) >>> 0
}

import fc from 'fast-check'
import type { z } from 'zod'
import type { Answers, DraftAnswers, Invoice, SectionName } from '../claim/index.ts'
import {
  codesOf,
  deliveryMethods,
  filingClasses,
  isAssisted,
  operationKinds,
  printedClasses,
  terminationKinds,
  unlistedClass,
} from '../codes/index.ts'
import { fen } from '../money/index.ts'

type Changes<Section> = { [Field in keyof Section]?: unknown }

/** An ordinary birth, complete. */
export const givenEvent = (change: Changes<Answers['event']> = {}) =>
  ({
    kind: 'birth',
    claimType: '19',
    eventOn: '2026-09-18',
    delivery: 'caesarean',
    birthOrder: 2,
    fetuses: 1,
    gestationWeeks: 39,
    ...change,
  }) as Answers['event']

/** A family-planning operation, complete. */
export const givenOperation = (change: Changes<Answers['event']> = {}) =>
  ({
    kind: 'family-planning',
    claimType: '32',
    eventOn: '2026-09-18',
    operations: ['iud-insertion'],
    ...change,
  }) as Answers['event']

/** A termination in the fourth month, complete. */
export const givenTermination = (change: Changes<Answers['event']> = {}) =>
  ({
    kind: 'termination',
    claimType: '19',
    eventOn: '2026-09-18',
    termination: 'labour-induction',
    gestationWeeks: 18,
    ...change,
  }) as Answers['event']

/** Prenatal care of one pregnancy, complete. */
export const givenPrenatalCare = (change: Changes<Answers['event']> = {}) =>
  ({
    kind: 'prenatal',
    claimType: '19',
    eventOn: '2026-09-18',
    dueOn: '2026-12-20',
    ...change,
  }) as Answers['event']

/** A contact with a spouse, complete. */
export const givenContact = (change: Changes<Answers['contact']> = {}) =>
  ({
    phone: '13832112345',
    address: '石家庄市长安区中山东路 326 号',
    spouseGiven: true,
    spouseName: '王建国',
    spouseIdNumber: '130102198811150015',
    ...change,
  }) as Answers['contact']

/** One stay in hospital, complete. */
export const givenStay = (change: Changes<Answers['stay']['stays'][number]> = {}) =>
  ({
    kind: 'inpatient',
    hospitalCode: 'H13010200015',
    hospitalName: '石家庄市妇产医院',
    ward: '产科二病区',
    admittedOn: '2026-09-17',
    dischargedOn: '2026-09-22',
    ...change,
  }) as Answers['stay']['stays'][number]

export const givenLine = (change: Changes<Invoice['lines'][number]> = {}) =>
  ({ printedClass: 'bed', filingClass: 'bed', amountFen: 60_000, ...change }) as Invoice['lines'][number]

/** A bill of 1,600.00 元 over two lines, complete. */
export const givenInvoice = (change: Changes<Invoice> = {}) =>
  ({
    stay: 1,
    code: '13060126',
    number: '0026896566',
    checkCode: 'c748a8',
    issuedOn: '2026-09-22',
    totalFen: 160_000,
    lines: [givenLine(), givenLine({ printedClass: 'surgery', filingClass: 'surgery', amountFen: 100_000 })],
    ...change,
  }) as Invoice

/** The charges of one bill, complete. */
export const givenCharges = (change: Changes<Answers['charges']> = {}) =>
  ({ totalFen: 160_000, invoices: [givenInvoice()], ...change }) as Answers['charges']

/** The account of the insured person, complete. */
export const givenPayee = (change: Changes<Answers['payee']> = {}) =>
  ({
    payee: 'insured',
    holder: '李晓雯',
    holderNumber: '13010219900307002X',
    accountKind: 'card',
    accountNumber: '6217000010000000003',
    bank: '中国建设银行',
    branch: '石家庄长安支行',
    branchCode: '105121000015',
    ...change,
  }) as Answers['payee']

/** A claim's answers, complete; the account is given later. */
export const givenAnswers = (change: Partial<DraftAnswers> = {}): DraftAnswers => ({
  event: givenEvent(),
  contact: givenContact(),
  stay: { stays: [givenStay()] },
  charges: givenCharges(),
  payee: {},
  ...change,
})

/** What `schema` says about `input`: 'place: sentence' for each refusal, in its order; nothing where it is content. */
export const refusals = (schema: z.ZodType, input: unknown): string[] =>
  (schema.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

const text = (max: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).filter((typed) => typed.length <= max)
const words = (max: number) => text(max).filter((typed) => typed.trim() !== '')
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value)
const someText = (max: number) => optional(fc.oneof(text(max), fc.constantFrom('', '  ')))
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const codeOf = (table: Parameters<typeof codesOf>[0]) => fc.constantFrom(...codesOf(table))

const birth = fc
  .record(
    {
      kind: fc.constant('birth'),
      claimType: fc.constant('19'),
      eventOn: days,
      delivery: codeOf(deliveryMethods),
      operations: fc.constantFrom(null, []),
      birthOrder: fc.integer({ min: 1, max: 20 }),
      fetuses: fc.integer({ min: 1, max: 9 }),
      gestationWeeks: fc.integer({ min: 1, max: 45 }),
      complication: someText(100),
    },
    { requiredKeys: ['kind', 'claimType', 'eventOn', 'delivery', 'birthOrder', 'fetuses', 'gestationWeeks'] },
  )
  .map((told) => (isAssisted(told.delivery) ? { ...told, assistance: 'forceps' } : told))
const termination = fc.record({
  kind: fc.constant('termination'),
  claimType: fc.constant('19'),
  eventOn: days,
  termination: codeOf(terminationKinds),
  gestationWeeks: fc.integer({ min: 1, max: 45 }),
})
const prenatalCare = fc.record({
  kind: fc.constant('prenatal'),
  claimType: fc.constant('19'),
  eventOn: days,
  dueOn: days,
})
const operation = fc.record(
  {
    kind: fc.constant('family-planning'),
    claimType: fc.constant('32'),
    eventOn: days,
    operations: fc.uniqueArray(codeOf(operationKinds), { minLength: 1, maxLength: 10 }),
    delivery: fc.constant(null),
    fetuses: fc.constant(null),
    gestationWeeks: fc.integer({ min: 1, max: 45 }),
  },
  { requiredKeys: ['kind', 'claimType', 'eventOn', 'operations', 'gestationWeeks'] },
)
const contact = fc.record(
  {
    phone: fc.constantFrom('13832112345', ' 138 3211 2345 ', '0311-86012345', '１３８３２１１２３４５'),
    address: words(100),
    spouseGiven: fc.constant(true),
    spouseName: words(60),
    spouseIdNumber: fc.constantFrom('130102198811150015', ' 130102 19881115 0015', '13010219900307002x'),
    spouseWorkplace: someText(100),
    permitNumber: someText(50),
    permitOffice: someText(100),
  },
  { requiredKeys: ['phone', 'address', 'spouseGiven', 'spouseName', 'spouseIdNumber'] },
)
const contactAlone = fc.record({
  phone: fc.constant('13832112345'),
  address: words(100),
  spouseGiven: fc.constant(false),
  spouseName: someText(60),
  spouseIdNumber: someText(40),
})
const stay = fc
  .record({
    kind: fc.constantFrom('inpatient', 'outpatient'),
    hospitalCode: fc.constantFrom('H13010200015', ' h13010200015'),
    hospitalName: words(60),
    ward: someText(40),
    days: fc.tuple(days, days).map((pair) => [...pair].sort()),
  })
  .map(({ days: [admittedOn, dischargedOn], ...rest }) => ({ ...rest, admittedOn, dischargedOn }))
const lines = fc.array(
  fc
    .record({
      printedClass: codeOf(printedClasses),
      printedName: someText(40),
      filingClass: codeOf(filingClasses),
      amountFen: fc.integer({ min: 0, max: 400_000_000 }),
    })
    .map((line) => (line.printedClass === unlistedClass.code ? { ...line, printedName: '接生费' } : line)),
  { minLength: 1, maxLength: 8 },
)
const invoice = fc
  .record(
    {
      stay: fc.integer({ min: 1, max: 20 }),
      code: fc.oneof(digits(8), digits(10), fc.constantFrom(null, '', ' ')),
      number: digits(10),
      checkCode: optional(fc.stringMatching(/^[0-9A-Za-z]{6}$/)),
      issuedOn: optional(days),
      lines,
    },
    { requiredKeys: ['stay', 'number', 'lines'] },
  )
  .map((bill) => ({ ...bill, totalFen: bill.lines.reduce((sum, line) => sum + line.amountFen, 0) }))
  // A paper receipt is identified by its date.
  .map((bill) => (bill.code?.trim() ? bill : { ...bill, issuedOn: bill.issuedOn ?? '2026-09-22' }))
const charges = fc
  .uniqueArray(invoice, { minLength: 1, maxLength: 4, selector: (bill) => bill.number })
  .map((invoices) => ({ totalFen: invoices.reduce((sum, bill) => sum + bill.totalFen, 0), invoices }))

/** Answers that each section accepts, many ways. */
export const acceptable = {
  event: fc.oneof(birth, operation, termination, prenatalCare),
  contact: fc.oneof(contact, contactAlone),
  stay: fc.record({ stays: fc.array(stay, { minLength: 1, maxLength: 4 }) }),
  charges,
  payee: fc.record({
    payee: fc.constantFrom('insured', 'heir'),
    heirRelation: fc.constantFrom('child', 'parent'),
    holder: words(60),
    holderNumber: fc.constantFrom('13010219900307002X', ' 130102 19881115 0015'),
    accountKind: fc.constantFrom('card', 'passbook'),
    accountNumber: fc.constantFrom('6217000010000000003', '6217 0000 1000 0000 003'),
    bank: words(60),
    branch: words(100),
    branchCode: digits(12),
  }),
} satisfies Record<SectionName, fc.Arbitrary<unknown>>

/** Anything a keyboard leaves in one field of a draft. */
const halfTyped = fc.oneof(text(400), fc.constantFrom('', ' ', '12.345', '2026-1', '1301021990', '叁仟'))

const typedNumber = fc.oneof(halfTyped, fc.maxSafeInteger())
const draftFields = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, optional(field)])), {
    requiredKeys: [],
  })
const draftLine = draftFields({
  printedClass: halfTyped,
  printedName: halfTyped,
  filingClass: halfTyped,
  amountFen: typedNumber,
})
const draftInvoice = draftFields({
  stay: typedNumber,
  code: halfTyped,
  number: halfTyped,
  checkCode: halfTyped,
  issuedOn: halfTyped,
  totalFen: typedNumber,
  lines: fc.array(draftLine, { maxLength: 3 }),
  replacesCode: halfTyped,
  replacesNumber: halfTyped,
})

/** Sections as a draft may hold them, each field absent, null, half typed or right. */
export const drafts = {
  event: draftFields({
    kind: halfTyped,
    claimType: halfTyped,
    eventOn: halfTyped,
    delivery: halfTyped,
    operations: fc.array(halfTyped, { maxLength: 3 }),
    birthOrder: typedNumber,
    fetuses: typedNumber,
    gestationWeeks: typedNumber,
    patient: halfTyped,
    supplementOf: halfTyped,
    dueOn: halfTyped,
    assistance: halfTyped,
    termination: halfTyped,
    stillborn: typedNumber,
    bornOutside: fc.boolean(),
    complication: halfTyped,
    newbornDiedOn: halfTyped,
    motherDiedOn: halfTyped,
  }),
  contact: draftFields({
    phone: halfTyped,
    address: halfTyped,
    spouseGiven: fc.boolean(),
    spouseName: halfTyped,
    spouseIdNumber: halfTyped,
    spouseWorkplace: halfTyped,
    spouseCoverage: halfTyped,
    unemploymentProof: halfTyped,
    residentPaid: fc.boolean(),
    residentPaidFen: typedNumber,
    permitNumber: halfTyped,
    permitOffice: halfTyped,
  }),
  stay: draftFields({
    stays: fc.array(
      draftFields({
        kind: halfTyped,
        hospitalCode: halfTyped,
        hospitalName: halfTyped,
        ward: halfTyped,
        admittedOn: halfTyped,
        dischargedOn: halfTyped,
        purpose: halfTyped,
        emergency: fc.boolean(),
        unlisted: fc.boolean(),
        hospitalPlace: halfTyped,
        hospitalLevel: halfTyped,
        settledDirectly: fc.boolean(),
        settlementNumber: halfTyped,
        settledOn: halfTyped,
        fundPaidFen: typedNumber,
      }),
      { maxLength: 3 },
    ),
  }),
  charges: draftFields({ totalFen: typedNumber, invoices: fc.array(draftInvoice, { maxLength: 3 }) }),
  payee: draftFields({
    payee: halfTyped,
    heirRelation: halfTyped,
    holder: halfTyped,
    holderNumber: halfTyped,
    accountKind: halfTyped,
    accountNumber: halfTyped,
    bank: halfTyped,
    branch: halfTyped,
    branchCode: halfTyped,
  }),
} satisfies Record<SectionName, fc.Arbitrary<unknown>>

/** Amounts of lines, in fen. */
export const amounts = fc.array(fc.integer({ min: 0, max: 400_000_000 }).map(fen), { minLength: 1, maxLength: 8 })

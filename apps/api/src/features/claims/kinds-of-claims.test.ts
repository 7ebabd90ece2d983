import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { idNumberOf } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  deedsOf,
  givenDraft,
  givenExplained,
  givenSaved,
  nowOf,
  operationWith,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Insured, nextNumber, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()

const bed = 60_000
/** Answers with one more bill of their own, so that no invoice is used twice. */
const freshBill = (stay = 1) => ({
  stay,
  code: '13060126',
  number: String(90_000_000 + nextNumber()).padStart(10, '0'),
  totalFen: bed,
  lines: [{ printedClass: 'bed', filingClass: 'bed', amountFen: bed }],
})
const billed = { totalFen: bed, invoices: [freshBill()] }

/** A birth of which nothing is told but what is named. */
const only = (answers: DraftAnswers, change: Partial<DraftAnswers>): DraftAnswers => ({ ...answers, ...change })

/** Files one claim alone, for an employer of its own; answers how it stands then. */
async function filed(answers: DraftAnswers, whose: 'woman' | 'man' = 'woman') {
  const { clerk, women, man } = await givenEmployer(product)
  const draft = await givenDraft(clerk, whose === 'man' ? man : women[0], answers)
  const answer = await submit(clerk, [draft])
  return { answer, clerk, draft, claim: await nowOf(clerk, draft) }
}

const rowOf = async ({ id }: { id: string }) =>
  (
    await product.rows<{
      insured: string
      patient: string
      kind: string
      outcome: object
      codes: object
      components: string[]
    }>(
      `select insured_person_id as insured, claim.patient_id as patient, maternity_event.kind, outcome,
         (select content -> 'codes' from filing where filing.claim_id = claim.id order by n desc limit 1) as codes,
         array(select component from component_use where claim_id = claim.id order by component) as components
       from claim join maternity_event on maternity_event.id = claim.event_id where claim.id = $1`,
      [id],
    )
  )[0]!

describe('every kind of claim is filed as what it is', () => {
  test('a termination, with an operation at the same time', async () => {
    const event = {
      kind: 'termination',
      claimType: '19',
      termination: 'labour-induction',
      gestationWeeks: 18,
      operations: ['iud-insertion'],
      delivery: null,
      birthOrder: null,
      fetuses: null,
      assistance: null,
    }
    const { answer, claim } = await filed(answersWith({ event }))
    expect(answer.statusCode).toBe(201)
    expect(await rowOf(claim)).toMatchObject({
      kind: 'termination',
      codes: { claimType: '19', matnType: '6', birctrlTypes: ['1'], medTypes: ['52'] },
      components: ['allowance', 'medical', 'prenatal'],
    })
    expect(claim.benefit.breakdown).toMatchObject({ prenatalFen: 50_000, allowance: { days: 44 } })
  })

  test('several operations in one claim', async () => {
    const { answer, claim } = await filed(operationWith({ event: { operations: ['iud-removal', 'tubal-ligation'] } }))
    expect(answer.statusCode).toBe(201)
    expect(await rowOf(claim)).toMatchObject({
      kind: 'family-planning',
      codes: { claimType: '32', matnType: null, birctrlTypes: ['2', '12'], medTypes: ['53'] },
      components: ['allowance', 'medical'],
    })
  })

  test('a multiple birth with one child stillborn', async () => {
    const { answer, claim } = await filed(answersWith({ event: { fetuses: 2, stillborn: 1 } }))
    expect(answer.statusCode).toBe(201)
    expect(await rowOf(claim)).toMatchObject({ kind: 'birth', outcome: { fetuses: 2, stillborn: 1 } })
  })

  test('a birth whose stay the hospital settled asks for lump sum and allowance alone', async () => {
    const stay = {
      stays: [
        {
          ...answersWith().stay.stays![0],
          settledDirectly: true,
          settlementNumber: 'JS20261024001',
          settledOn: '2026-10-24',
          fundPaidFen: 350_000,
        },
      ],
    }
    const { answer, claim } = await filed(only(answersWith({ stay }), { charges: {} }))
    expect(answer.statusCode).toBe(201)
    expect(claim).toMatchObject({ totalFen: 0, components: ['prenatal', 'allowance'] })
    expect(claim.benefit.breakdown).toMatchObject({ medicalFen: 0, prenatalFen: 200_000 })
  })

  test('a birth outside hospital needs neither stay nor bill', async () => {
    const { answer, claim } = await filed(
      only(answersWith({ event: { bornOutside: true } }), { stay: {}, charges: {} }),
    )
    expect(answer.statusCode).toBe(201)
    expect(await rowOf(claim)).toMatchObject({ components: ['allowance', 'prenatal'] })
  })

  test('two stays after a transfer, the second in a hospital that the directory does not know', async () => {
    const first = answersWith().stay.stays![0]!
    const elsewhere = {
      kind: 'inpatient',
      emergency: true,
      unlisted: true,
      hospitalName: '北京市海淀区妇幼保健院',
      hospitalPlace: '北京市海淀区',
      hospitalLevel: '02',
      admittedOn: '2026-10-22',
      dischargedOn: '2026-10-25',
    }
    const charges = { totalFen: 2 * bed, invoices: [freshBill(1), freshBill(2)] }
    const { answer, claim } = await filed(answersWith({ stay: { stays: [first, elsewhere] }, charges }))
    expect(answer.statusCode).toBe(201)
    expect(
      await product.rows('select n, unlisted, hospital_place, emergency from stay where claim_id = $1 order by n', [
        claim.id,
      ]),
    ).toEqual([
      { n: 1, unlisted: null, hospital_place: null, emergency: null },
      { n: 2, unlisted: true, hospital_place: '北京市海淀区', emergency: true },
    ])
  })

  test('a mother who died is claimed for by an heir', async () => {
    const event = { motherDiedOn: '2026-10-21' }
    const { answer: refused } = await filed(answersWith({ event }))
    expect(refused.statusCode).toBe(422)
    const payee = {
      payee: 'heir',
      heirRelation: 'child',
      holder: '陈一',
      holderNumber: '13010219900307002X',
      accountKind: 'passbook',
      accountNumber: '0402021409300012345',
      bank: '中国工商银行',
      branch: '石家庄建设大街支行',
      branchCode: '102121000015',
    }
    product.personal.add(payee.holderNumber)
    product.personal.add(payee.accountNumber)
    const { answer, claim } = await filed(answersWith({ event, payee }))
    expect(answer.statusCode).toBe(201)
    const [{ content }] = (await product.rows<{ content: object }>('select content from filing where claim_id = $1', [
      claim.id,
    ])) as [{ content: object }]
    expect(JSON.stringify(content)).not.toContain(payee.accountNumber)
    const reviewer = await givenStaff(product, 'first-reviewer')
    expect((await nowOf(reviewer, claim)).sections.payee.data).toMatchObject({
      holder: '陈一',
      holderNumber: '130102********002X',
      accountNumber: '0402***********2345',
    })
    const reveal = (field: string) => reviewer.post(`/claims/${claim.id}/reveals`, { field })
    expect((await reveal('accountNumber')).json()).toEqual({ value: payee.accountNumber })
    expect((await reveal('holderNumber')).json()).toEqual({ value: payee.holderNumber })
  })
})

describe('a wife who is the patient', () => {
  const forWife = (idNumber: string): DraftAnswers =>
    answersWith({
      event: { patient: 'spouse' },
      contact: {
        spouseGiven: true,
        spouseName: '马秀英',
        spouseIdNumber: idNumber,
        spouseCoverage: 'none',
        unemploymentProof: 'declaration',
      },
    })
  const wifeNumber = () => {
    const number = idNumberOf({ region: '130105', birthOn: '1992-04-05', sex: 'female', n: nextNumber() })
    product.personal.add(number)
    return number
  }

  test('is a person of her own, and the claim has no allowance', async () => {
    const { answer, claim } = await filed(forWife(wifeNumber()), 'man')
    expect(answer.statusCode).toBe(201)
    const { insured, patient, components } = await rowOf(claim)
    expect(patient).not.toBe(insured)
    expect(components).toEqual(['medical', 'prenatal'])
    expect(claim.benefit.breakdown).toMatchObject({ allowanceFen: 0, prenatalFen: 100_000 })
  })

  test('is the same person whoever files for her, so that a birth is paid once', async () => {
    const number = wifeNumber()
    const { claim } = await filed(forWife(number), 'man')
    const { answer } = await filed(forWife(number), 'man')
    expect(answer.json()).toMatchObject({ type: '/problems/component-taken', status: 409 })
    expect((await rowOf(claim)).patient).toBeTruthy()
  })

  test('known to the register is that person, and nothing of her changes', async () => {
    const { women } = await givenEmployer(product)
    const wife: Insured = women[1]
    const { claim } = await filed(forWife(wife.idNumber), 'man')
    expect((await rowOf(claim)).patient).toBe(wife.id)
    expect(await product.rows('select name from person_version where person_id = $1', [wife.id])).toEqual([
      { name: '欧阳若兰' },
    ])
  })
})

describe('a supplement', () => {
  /** A claim filed, and another of the same event begun before the month was submitted. */
  async function givenForgotten(change: (first: ClaimView) => object) {
    const { clerk, women } = await givenEmployer(product)
    const first = await givenDraft(clerk, women[0])
    const second = await givenDraft(clerk, women[0], answersWith({ charges: billed }))
    await submit(clerk, [await givenExplained(clerk, first)])
    const { data } = second.sections.event
    const changed = await givenSaved(clerk, second, 'event', { ...data, ...change(first) })
    return { clerk, first, second: changed }
  }
  const findingsAt = (claim: ClaimView, place: string) =>
    claim.findings.filter(({ pointer }) => pointer === place).map(({ message }) => message)

  test('adds the forgotten bill to the claim it names', async () => {
    const { second } = await givenForgotten((first) => ({ supplementOf: first.id }))
    expect(findingsAt(second, '/supplementOf')).toEqual([])
    expect(second.components).toEqual(['medical'])
    expect(second.isComplete).toBe(true)
  })

  test('must be about the same event', async () => {
    const { second } = await givenForgotten((first) => ({ supplementOf: first.id, eventOn: '2026-10-19' }))
    expect(findingsAt(second, '/supplementOf')).toEqual(['补报的事由和日期应与原申报单一致'])
  })

  test.each(['01990000-0000-7000-8000-000000000001', '不是编号'])('of %s is of nothing', async (supplementOf) => {
    const { second } = await givenForgotten(() => ({ supplementOf }))
    expect(findingsAt(second, '/supplementOf')).toEqual(['没有找到要补报的申报单，请重新选择'])
  })

  test('of another employer’s claim is of nothing', async () => {
    const { claim: foreign } = await filed(answersWith())
    const { second } = await givenForgotten(() => ({ supplementOf: foreign.id }))
    expect(findingsAt(second, '/supplementOf')).toEqual(['没有找到要补报的申报单，请重新选择'])
  })

  test('is sent with the next month, and the event’s medical expenses are taken twice by right', async () => {
    const { clerk, second } = await givenForgotten((first) => ({ supplementOf: first.id }))
    await product.freeze('2026-12-05T09:00:00+08:00')
    const answer = await submit(clerk, [await nowOf(clerk, second)], { period: '2026-12' })
    await product.freeze('2026-11-05T09:00:00+08:00')
    expect(answer.statusCode).toBe(201)
    expect((await deedsOf(product, second.id)).at(-1)).toBe('claim.submit')
  })
})

describe('prenatal care', () => {
  const care = (eventOn: string, dueOn: string): DraftAnswers =>
    only(answersWith({ charges: { totalFen: bed, invoices: [freshBill()] } }, { eventOn }), {
      event: { kind: 'prenatal', claimType: '19', eventOn, dueOn },
      stay: {
        stays: [{ ...answersWith().stay.stays![0], kind: 'outpatient', admittedOn: eventOn, dischargedOn: null }],
      },
    })
  const sent = async (clerk: Person, woman: Insured, answers: DraftAnswers[]) => {
    const drafts: ClaimView[] = []
    for (const one of answers) drafts.push(await givenDraft(clerk, woman, one))
    const explained = await Promise.all(drafts.map((draft) => givenExplained(clerk, draft)))
    return submit(clerk, explained)
  }

  test('is claimed once for a pregnancy, however it was dated', async () => {
    const { clerk, women } = await givenEmployer(product)
    const answer = await sent(clerk, women[0], [care('2026-08-01', '2026-12-20'), care('2026-10-01', '2026-12-27')])
    expect(answer.json()).toMatchObject({ type: '/problems/component-taken' })
  })

  test('of another pregnancy is another claim', async () => {
    const { clerk, women } = await givenEmployer(product)
    const answer = await sent(clerk, women[0], [care('2024-08-01', '2024-12-20'), care('2026-10-01', '2026-12-27')])
    expect(answer.statusCode).toBe(201)
  })
})

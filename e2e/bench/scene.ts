import { type APIRequestContext, request } from '@playwright/test'
import { givenEmployer, givenReviewer } from '@cradle/db/testing'
import { deliveryMethods, filingClassOf, printedClasses } from '@cradle/domain/codes'
import type { ClaimView, PersonView, SessionView } from '@cradle/domain/wire'
import type { Product } from '../src/product.ts'

/** Lines of the claim that is typed in: what a long stay brings. */
export const LINES = 50

/** Claims beside it, so that a list is one. */
const OTHERS = 12

const account = (username: string) => ({ username, password: 'cradle-demo' })
let invoices = 0

/** An employer with a few births told in full and one of fifty lines, somebody to review, and the auditor. */
export async function setScene({ origin, databaseUrl }: Product) {
  const { clerk, women, colleagues } = await givenEmployer(databaseUrl, { colleagues: OTHERS })
  const reviewer = await givenReviewer(databaseUrl, 'first-reviewer')
  const api = await request.newContext({ baseURL: origin })
  const { accessToken } = await post<SessionView>(api, 'auth/login', clerk)
  const headers = { authorization: `Bearer ${accessToken}` }
  const told = async (idNumber: string, lines: number) => {
    const { id: personId } = await post<PersonView>(api, 'persons/lookup', { idNumber }, headers)
    return post<ClaimView>(api, 'claims', { personId, ...answersWith(lines) }, headers)
  }
  const long = await told(women[0]!.idNumber, LINES)
  // Each of a woman of her own: of one woman twice, each would wait for its clerk's reason.
  const others: ClaimView[] = []
  for (const { idNumber } of colleagues) others.push(await told(idNumber, 9))
  await api.dispose()
  // Typing leaves the long claim incomplete; what is printed of many must be whole.
  return { clerk, reviewer, auditor: account('auditor'), longId: long.id, printedId: others[0]!.id }
}

async function post<Answer>(api: APIRequestContext, path: string, data: object, headers: Record<string, string> = {}) {
  const answer = await api.post(`/api/v1/${path}`, { data, headers })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** A caesarean birth with one invoice of so many lines. */
function answersWith(lines: number) {
  const amountFen = 12_345
  const printedClass = printedClasses[0].code
  const filingClass = filingClassOf(printedClass)
  const number = String(++invoices).padStart(10, '0')
  return {
    event: {
      kind: 'birth',
      claimType: '19',
      eventOn: '2026-09-18',
      delivery: deliveryMethods.find(({ name }) => name === '剖宫产')!.code,
      birthOrder: 1,
      fetuses: 1,
      gestationWeeks: 39,
    },
    contact: { phone: '13831112345', address: '石家庄市长安区中山东路 326 号', spouseGiven: false },
    stay: {
      stays: [
        {
          kind: 'inpatient',
          hospitalCode: 'H13010200001',
          hospitalName: '石家庄市长安妇产医院',
          ward: '产二科',
          admittedOn: '2026-09-17',
          dischargedOn: '2026-09-22',
        },
      ],
    },
    charges: {
      totalFen: amountFen * lines,
      invoices: [
        {
          stay: 1,
          code: '13060126',
          number,
          totalFen: amountFen * lines,
          lines: Array.from({ length: lines }, () => ({ printedClass, filingClass, amountFen })),
        },
      ],
    },
  }
}

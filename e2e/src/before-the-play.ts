import type { APIRequestContext, APIResponse, Page } from '@playwright/test'
import { type Coded, deliveryMethods, filingClasses, printedClasses } from '@cradle/domain/codes'
import { readYuan } from '@cradle/domain/money'
import {
  certificationText,
  type ClaimView,
  type PersonView,
  type ReviewView,
  type SessionView,
} from '@cradle/domain/wire'
import type { Birth } from './births.ts'
import { type Credentials, SignInPage } from './pages/sign-in.page.ts'
import { givenPicture } from './papers.ts'

const API = '/api/v1'
const PERIOD = '2026-11'

/**
 * Opens the product as somebody who signed in earlier in this browser. After the failures of other plays the address is
 * asked for a proof of work, which the page alone can give: then it signs in there.
 */
export async function wasSignedIn(page: Page, credentials: Credentials) {
  const signedIn = await page.context().request.post(`${API}/auth/login`, { data: credentials })
  if (!signedIn.ok()) return new SignInPage(page).signsIn(credentials)
  await page.goto('/')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}

/**
 * What a clerk did before the curtain rises, through the API in her browser's session: plays that prove the form fill it
 * by hand, all others begin with what is there already.
 */
export class BeforeThePlay {
  readonly #request: APIRequestContext
  readonly #headers: Record<string, string>

  private constructor(request: APIRequestContext, accessToken: string) {
    this.#request = request
    this.#headers = { authorization: `Bearer ${accessToken}` }
  }

  /** `request` is the browser's own, in which she is signed in. */
  static async of(request: APIRequestContext) {
    const { accessToken } = await answered<SessionView>(request.post(`${API}/auth/refresh`))
    return new BeforeThePlay(request, accessToken)
  }

  /** A claim that tells what happened and nothing more. */
  async begins(idNumber: string, birth: Birth): Promise<ClaimView> {
    return this.#create(idNumber, { event: eventOf(birth) })
  }

  /** A claim with everything told. */
  async fills(idNumber: string, birth: Birth): Promise<ClaimView> {
    const { phone, address } = birth
    return this.#create(idNumber, {
      event: eventOf(birth),
      contact: { phone, address, spouseGiven: false },
      stay: stayOf(birth),
      charges: chargesOf(birth),
    })
  }

  /** The same with its documents, submitted as the month. */
  async files(idNumber: string, birth: Birth): Promise<ClaimView> {
    const [claim] = await this.filesTogether([idNumber], () => birth)
    return claim!
  }

  /** Several claims, each of a birth of its own, submitted together. */
  async filesTogether(idNumbers: readonly string[], birthOf: () => Birth): Promise<ClaimView[]> {
    const filled: ClaimView[] = []
    for (const idNumber of idNumbers) filled.push(await this.#fillsWithPapers(idNumber, birthOf()))
    const claims = filled.map(({ id, version }) => ({ id, version }))
    await this.#post('submissions', { data: { period: PERIOD, claims, certification: certificationText } })
    return filled
  }

  /** Agrees to a claim as its reviewer, every task of the stage told done; the first reviewer accepts it before. */
  async agrees({ id }: Pick<ClaimView, 'id'>): Promise<void> {
    const claim = await this.#get<ClaimView>(`claims/${id}`)
    if (claim.moves.includes('accept')) {
      await this.#post(`claims/${id}/decisions`, { data: { action: 'accept', version: claim.version } })
      return this.agrees(claim)
    }
    const { stage, tasks } = await this.#get<ReviewView>(`claims/${id}/review`)
    const told = tasks
      .filter((task) => task.stage === stage && task.by === 'person' && task.state !== 'done')
      .map(({ code }) => ({ task: code, done: true }))
    await this.#post(`claims/${id}/decisions`, { data: { action: 'agree', version: claim.version, tasks: told } })
  }

  async #fillsWithPapers(idNumber: string, birth: Birth): Promise<ClaimView> {
    const claim = await this.fills(idNumber, birth)
    for (const kind of ['M01', 'M02', 'M03', 'M05', 'M11'])
      await this.#post(`claims/${claim.id}/documents?kind=${kind}`, { multipart: { file: givenPicture() } })
    return claim
  }

  async #create(idNumber: string, sections: object) {
    const { id: personId } = await this.#post<PersonView>('persons/lookup', { data: { idNumber } })
    return this.#post<ClaimView>('claims', { data: { personId, ...sections } })
  }

  #get<Answer>(path: string) {
    return answered<Answer>(this.#request.get(`${API}/${path}`, { headers: this.#headers }))
  }

  #post<Answer>(path: string, body: { data: object } | { multipart: { file: ReturnType<typeof givenPicture> } }) {
    return answered<Answer>(this.#request.post(`${API}/${path}`, { headers: this.#headers, ...body }))
  }
}

async function answered<Answer>(asking: Promise<APIResponse>): Promise<Answer> {
  const answer = await asking
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

const eventOf = ({ eventOn, delivery, birthOrder, fetuses, gestationWeeks }: Birth) => ({
  kind: 'birth',
  claimType: '19',
  eventOn,
  delivery: codeOf(deliveryMethods, delivery),
  birthOrder: Number(birthOrder),
  fetuses: Number(fetuses),
  gestationWeeks: Number(gestationWeeks),
})

const stayOf = ({ hospital, ward, admittedOn, dischargedOn }: Birth) => ({
  stays: [
    { kind: 'inpatient', hospitalCode: hospital.code, hospitalName: hospital.name, ward, admittedOn, dischargedOn },
  ],
})

const chargesOf = ({ total, invoice: { code, number, total: invoiceTotal, lines } }: Birth) => ({
  totalFen: fenOf(total.digits),
  invoices: [
    {
      stay: 1,
      code,
      number,
      totalFen: fenOf(invoiceTotal),
      lines: lines.map(({ printed, filed, amount }) => ({
        printedClass: codeOf(printedClasses, printed),
        filingClass: codeOf(filingClasses, filed),
        amountFen: fenOf(amount),
      })),
    },
  ],
})

function codeOf(table: readonly Coded[], name: string) {
  const row = table.find((one) => one.name === name)
  if (!row) throw new Error(`no code is called ${name}`)
  return row.code
}

function fenOf(text: string) {
  const read = readYuan(text)
  if (!read.ok) throw new Error(`${text} is no amount`)
  return read.fen
}

import { documentKinds } from '@cradle/domain/documents'
import type { Page } from '@playwright/test'
import { BeforeThePlay, wasSignedIn } from '../before-the-play.ts'
import { type Birth, givenBirth } from '../births.ts'
import { ClaimFormPage } from '../pages/claim-form.page.ts'
import { ClaimPage } from '../pages/claim.page.ts'
import { MonthPage } from '../pages/month.page.ts'
import { NewClaimPage } from '../pages/new-claim.page.ts'
import { givenPicture } from '../papers.ts'
import { type Credentials, SignInPage } from '../pages/sign-in.page.ts'

/** 单位经办人: files for her employer. */
export class Clerk {
  readonly page: Page
  readonly month: MonthPage
  readonly newClaim: NewClaimPage
  readonly form: ClaimFormPage
  readonly claim: ClaimPage

  constructor(page: Page) {
    this.page = page
    this.month = new MonthPage(page)
    this.newClaim = new NewClaimPage(page)
    this.form = new ClaimFormPage(page)
    this.claim = new ClaimPage(page)
  }

  /** In a browser that no play shares: it signs in by hand, its addresses and its cookies being its own. */
  static async signsIn(page: Page, credentials: Credentials) {
    await new SignInPage(page).signsIn(credentials)
    return new Clerk(page)
  }

  static async signedIn(page: Page, credentials: Credentials) {
    await wasSignedIn(page, credentials)
    return new Clerk(page)
  }

  /** Begins a claim and stops after telling what happened; answers the claim's id. */
  async begins(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    await this.newClaim.opens()
    await this.newClaim.looksUp(idNumber)
    await this.newClaim.tellsOf(birth)
    await this.newClaim.goesOn()
    return this.form.claimId()
  }

  /** Tells a whole birth, from the lookup to 核对; answers the claim's id. */
  async fills(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    const claimId = await this.begins(idNumber, birth)
    await this.form.tellsContact(birth)
    await this.form.goesTo('住院')
    await this.form.tellsStay(birth)
    await this.form.goesTo('费用')
    await this.form.tellsCharges(birth)
    await this.form.goesTo('核对')
    await this.form.saved().waitFor()
    return claimId
  }

  /** Hands in what a birth in hospital must have, one picture of each kind. */
  async handsInPapers() {
    await this.form.goesTo('资料')
    for (const kind of ['M01', 'M02', 'M03', 'M05', 'M11'] as const) {
      const { name } = documentKinds[kind]
      await this.form.choosesFiles(name, givenPicture())
      await this.form.picture(name).waitFor()
    }
  }

  /** Fills one claim with its documents and submits the month with it, all by hand. */
  async files(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    const claimId = await this.fills(idNumber, birth)
    await this.handsInPapers()
    await this.month.submits()
    return claimId
  }

  /** Before the play: has begun a claim and has it open where she stopped; answers its id. */
  async hasBegun(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    const { id } = await this.#before((past) => past.begins(idNumber, birth))
    await this.form.opens(id, 'contact')
    await this.form.heading('联系与配偶').waitFor()
    return id
  }

  /** Before the play: has told a whole birth and has its last step open; answers the claim's id. */
  async hasFilled(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    const { id } = await this.#before((past) => past.fills(idNumber, birth))
    await this.form.opens(id, 'check')
    await this.form.heading('核对').waitFor()
    return id
  }

  /** Before the play: has submitted the month with one claim and its documents; answers the claim's id. */
  async hasFiled(idNumber: string, birth: Birth = givenBirth()): Promise<string> {
    const { id } = await this.#before((past) => past.files(idNumber, birth))
    return id
  }

  /** Before the play: has submitted the month with a claim of each of these women; answers the claims' ids. */
  async hasFiledTogether(idNumbers: readonly string[]): Promise<string[]> {
    const claims = await this.#before((past) => past.filesTogether(idNumbers, givenBirth))
    return claims.map(({ id }) => id)
  }

  async #before<Answer>(deed: (past: BeforeThePlay) => Promise<Answer>): Promise<Answer> {
    return deed(await BeforeThePlay.of(this.page.context().request))
  }
}

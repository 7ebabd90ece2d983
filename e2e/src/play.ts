import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { givenEmployer, givenReviewer } from '@cradle/db/testing'
import { AgencyAdmin } from './people/agency-admin.ts'
import { Auditor } from './people/auditor.ts'
import { Clerk } from './people/clerk.ts'
import { Reviewer } from './people/reviewer.ts'
import { UnitAdmin } from './people/unit-admin.ts'
import { OwnBrowser } from './own-browser.ts'
import { Watch } from './watch.ts'

type Given = Awaited<ReturnType<typeof givenEmployer>>
type Woman = Given['women'][number]
type Man = Given['men'][number]

/** The scene of a play: an employer of its own and who is insured with it. */
type City = {
  employer: Given['employer']
  /** The account of its clerk. */
  account: Given['clerk']
  woman: Woman
  otherWoman: Woman
  /** Insured here until 2025-09-01. */
  formerWoman: Woman
  man: Man
  /** More women, where the play says how many. */
  colleagues: Woman[]
}

/** The people of a play, each at a computer of their own and signed in, and what the scene is set with. */
type Cast = {
  /** What everybody of the play's employer is insured on, in fen a month; the usual where a play does not say. */
  baseFen: number | undefined
  /** How many women more are insured with it. */
  colleagues: number
  city: City
  clerk: Clerk
  firstReviewer: Reviewer
  secondReviewer: Reviewer
  approver: Reviewer
  otherApprover: Reviewer
  auditor: Auditor
  agencyAdmin: AgencyAdmin
  /** The administrator of the play's employer, whose account was opened by the letter. */
  unitAdmin: UnitAdmin
  /** One person with an account as first reviewer and another as second reviewer. */
  sameReviewer: { asFirst: Reviewer; asSecond: Reviewer }
  /** A woman insured with another employer. */
  stranger: Woman
  /** A browser in which nobody is signed in yet. */
  visitor: Page
  /** A browser that can be killed, and comes back with its profile. */
  ownBrowser: OwnBrowser
}

type Backstage = {
  watch: Watch
  /** Opens one more person's browser. */
  opened: () => Promise<Page>
}

const databaseUrl = () => process.env['CRADLE_E2E_DATABASE'] ?? ''

export const test = base.extend<Cast & Backstage>({
  watch: [
    async ({}, use) => {
      const watch = new Watch()
      await use(watch)
      if (watch.troubles.length > 0) throw new Error(`Unseen troubles:\n${watch.troubles.join('\n')}`)
    },
    { auto: true },
  ],

  opened: async ({ browser, watch }, use) => {
    const contexts: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      await watch.over(context)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },

  sameReviewer: async ({ opened }, use) => {
    const { second, ...first } = await givenReviewer(databaseUrl(), 'first-reviewer', { alsoAs: 'second-reviewer' })
    if (!second) throw new Error('the reviewer has no second account')
    const asFirst = await Reviewer.signedIn(await opened(), first)
    await use({ asFirst, asSecond: await Reviewer.signedIn(await opened(), second) })
  },
  stranger: async ({}, use) => use(sceneOf(await givenEmployer(databaseUrl())).woman),

  ownBrowser: async ({ baseURL, watch }, use) => {
    const browser = await OwnBrowser.given(baseURL ?? '', watch)
    await use(browser)
    await browser.isThrownAway()
  },
  visitor: async ({ opened }, use) => use(await opened()),
  baseFen: [undefined, { option: true }],
  colleagues: [0, { option: true }],
  city: async ({ baseFen, colleagues }, use) =>
    use(sceneOf(await givenEmployer(databaseUrl(), { colleagues, ...(baseFen ? { baseFen } : {}) }))),
  clerk: async ({ opened, city }, use) => use(await Clerk.signedIn(await opened(), city.account)),
  firstReviewer: async ({ opened }, use) => use(await reviewer(await opened(), 'first-reviewer')),
  secondReviewer: async ({ opened }, use) => use(await reviewer(await opened(), 'second-reviewer')),
  approver: async ({ opened }, use) => use(await reviewer(await opened(), 'approver')),
  otherApprover: async ({ opened }, use) => use(await reviewer(await opened(), 'approver')),
  agencyAdmin: async ({ opened }, use) => use(await AgencyAdmin.signedIn(await opened())),
  unitAdmin: async ({ opened, agencyAdmin, city }, use) => {
    await agencyAdmin.accounts.opens()
    const { name: unitNumber, code } = await agencyAdmin.accounts.issues(city.employer.name, city.man)
    await use(await UnitAdmin.activated(await opened(), { unitNumber, code }))
  },
  auditor: async ({ opened }, use) => use(await Auditor.signedIn(await opened())),
})

function sceneOf({ employer, clerk: account, women, men, colleagues }: Given): City {
  const [[woman, otherWoman, , formerWoman], [man]] = [women, men]
  if (!woman || !otherWoman || !formerWoman || !man) throw new Error('the employer lacks people for a play')
  return { employer, account, woman, otherWoman, formerWoman, man, colleagues }
}

async function reviewer(page: Page, role: 'first-reviewer' | 'second-reviewer' | 'approver') {
  return Reviewer.signedIn(page, await givenReviewer(databaseUrl(), role))
}

export { expect } from '@playwright/test'

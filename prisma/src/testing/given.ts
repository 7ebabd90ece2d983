import { randomInt } from 'node:crypto'
import pg from 'pg'
import { enrol, hashPassword, idNumberOf, makeAccount, makeEmployer, makePerson } from '../factories/index.ts'
import { DEMONSTRATION_SECRET, keysFrom } from '../keys.ts'

/** A password that plays use; demonstrations only. */
const PASSWORD = 'cradle-demo'

async function withOwner<Result>(databaseUrl: string, use: (owner: pg.Client) => Promise<Result>): Promise<Result> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    return await use(owner)
  } finally {
    await owner.end()
  }
}

async function agencyOf(owner: pg.Client) {
  const { rows } = await owner.query<{ agencyId: string; officeId: string }>(
    `select agency.id as "agencyId", agency_office.id as "officeId" from agency join agency_office on agency_id = agency.id limit 1`,
  )
  const found = rows[0]
  if (!found) throw new Error('the database has no agency: seed it first')
  return found
}

/** Numbers nobody else in this database has: the time and a draw. */
const unique = () => `${Date.now().toString(36)}${randomInt(46_656).toString(36).padStart(3, '0')}`.toUpperCase()

/**
 * An employer of a play's own in a running demonstration: a clerk who may sign in, women and a man insured with it
 * since 2020, one of the women only until 2025-09-01. `baseFen`: what each is insured on, where it is not the usual;
 * `colleagues`: so many more women.
 */
export async function givenEmployer(
  databaseUrl: string,
  { baseFen, colleagues = 0 }: { baseFen?: number; colleagues?: number } = {},
) {
  const { vault } = keysFrom([DEMONSTRATION_SECRET])
  return withOwner(databaseUrl, async (owner) => {
    const { agencyId } = await agencyOf(owner)
    const mark = unique()
    const employer = await makeEmployer(owner, { agencyId, name: `石家庄测试用人单位${mark}`, unitNumber: `T${mark}` })
    const username = `clerk-${mark.toLowerCase()}`
    const memberships = [{ role: 'employer-clerk', employerId: employer.id }]
    const passwordHash = await hashPassword(PASSWORD)
    await makeAccount(owner, { agencyId, username, passwordHash, name: '吴静', isDemonstration: true, memberships })
    const insured = async (name: string, sex: 'female' | 'male', until?: string) => {
      const birthOn = `${1985 + randomInt(15)}-0${1 + randomInt(9)}-${10 + randomInt(18)}`
      const idNumber = idNumberOf({ region: '130105', birthOn, sex, n: randomInt(500) })
      const cardNumber = `C${unique()}`.slice(0, 20)
      const permit = { number: '130105202500018', office: '新华区卫生健康局', issuedOn: '2025-03-01' }
      const traits = { agencyId, name, sex, birthOn, idNumber, cardNumber, ...(sex === 'female' ? { permit } : {}) }
      const person = await makePerson(owner, vault, traits)
      const spell = { agencyId, personId: person.id, employerId: employer.id, from: '2020-01-01' }
      await enrol(owner, { ...spell, ...(until ? { until } : {}), ...(baseFen ? { baseFen } : {}) })
      return { ...person, cardNumber }
    }
    const others: Awaited<ReturnType<typeof insured>>[] = []
    while (others.length < colleagues) others.push(await insured('孙丽华', 'female'))
    return {
      employer,
      clerk: { username, password: PASSWORD },
      colleagues: others,
      women: [
        await insured('陈思远', 'female'),
        await insured('欧阳若兰', 'female'),
        await insured('林喆', 'female'),
        await insured('郭晓', 'female', '2025-09-01'),
      ],
      men: [await insured('冯志刚', 'male')],
    }
  })
}

/** A member of the agency's staff of a play's own. `alsoAs` gives the same person a second account in another role. */
export async function givenReviewer(databaseUrl: string, role: string, { alsoAs }: { alsoAs?: string } = {}) {
  return withOwner(databaseUrl, async (owner) => {
    const { agencyId, officeId } = await agencyOf(owner)
    const passwordHash = await hashPassword(PASSWORD)
    const name = '马骏'
    const account = async (given: string, holderId?: string) => {
      const username = `${given}-${unique().toLowerCase()}`
      const traits = { agencyId, username, passwordHash, name, isDemonstration: true }
      return makeAccount(owner, {
        ...traits,
        ...(holderId ? { holderId } : {}),
        memberships: [{ role: given, officeId }],
      })
    }
    const first = await account(role)
    const second = alsoAs ? await account(alsoAs, first.holderId) : undefined
    return {
      name,
      username: first.username,
      password: PASSWORD,
      ...(second ? { second: { username: second.username, password: PASSWORD } } : {}),
    }
  })
}

import pg from 'pg'
import {
  enrol,
  hashPassword,
  makeAccount,
  makeAgency,
  makeEmployer,
  makeHospital,
  makePerson,
  type MembershipTraits,
} from '../factories/index.ts'
import type { Vault } from '../vault.ts'
import { hospitals } from './hospitals.ts'
import { personNumber } from './people.ts'

/** The password of every demonstration account. */
export const DEMONSTRATION_PASSWORD = 'cradle-demo'

/** Persons insured with the demonstration's employers. */
const PERSONS = 240

/** The demonstration accounts: who each is, in the order they are printed at start; `alsoAt` a second employer's. */
export const demonstrationAccounts = [
  { username: 'clerk', name: '张敏', role: 'employer-clerk', at: '石家庄华辰机械制造有限公司' },
  { username: 'clerk2', name: '刘洋', role: 'employer-clerk', at: '河北滹沱商贸有限公司' },
  {
    username: 'clerk3',
    name: '韩雪',
    role: 'employer-clerk',
    at: '石家庄太行纺织有限公司',
    alsoAt: '石家庄市长安区育才小学',
  },
  { username: 'employer-admin', name: '周建平', role: 'employer-admin', at: '石家庄华辰机械制造有限公司' },
  { username: 'counter', name: '孙晓燕', role: 'counter-clerk', at: null },
  { username: 'first-reviewer', name: '李文静', role: 'first-reviewer', at: null },
  { username: 'second-reviewer', name: '赵立军', role: 'second-reviewer', at: null },
  { username: 'approver', name: '王海涛', role: 'approver', at: null },
  { username: 'approver2', name: '郑雅琴', role: 'approver', at: null },
  { username: 'finance', name: '何丽', role: 'finance', at: null },
  { username: 'finance2', name: '宋志远', role: 'finance', at: null },
  { username: 'agency-admin', name: '梁国栋', role: 'agency-admin', at: null },
  { username: 'system-admin', name: '唐明', role: 'system-admin', at: null },
  { username: 'auditor', name: '许慧', role: 'auditor', at: null },
] as const

/** 全口径月平均工资 of the demonstration, in fen a month: the real ones are not published where we could look. */
export const regionalAverages = [
  [2022, 660_000],
  [2023, 680_000],
  [2024, 690_000],
  [2025, 700_000],
] as const

const employers = [
  { name: '石家庄华辰机械制造有限公司', unitNumber: '130100100001', creditCode: '91130100MA0000000Y' },
  { name: '河北滹沱商贸有限公司', unitNumber: '130100100002' },
  { name: '石家庄市长安区育才小学', unitNumber: '130100100003', wageContinues: true },
  { name: '石家庄太行纺织有限公司', unitNumber: '130100100004', contributing: false },
  { name: '河北冀中人力资源服务有限公司', unitNumber: '130100100005' },
  { name: '石家庄旧城食品厂（已注销）', unitNumber: '130100100006', registered: false, contributing: false },
]

/**
 * Writes the demonstration city's register into an empty database: the agency, employers in every standing, insured
 * persons with their histories, hospitals, and one account per role. Refuses a database that holds an agency already.
 */
export async function seedCity(url: string, vault: Vault): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query('begin')
    if (!(await hasNoAgency(owner))) throw new Error('the database is not empty: a city is written once')
    const { agencyId, officeId } = await makeAgency(owner)
    const made = new Map<string, string>()
    for (const traits of employers) made.set(traits.name, (await makeEmployer(owner, { agencyId, ...traits })).id)
    const employerIds = [...made.values()]
    await owner.query('insert into employer_succession values ($1, $2, $3, $4)', [
      employerIds[5],
      employerIds[1],
      agencyId,
      '2025-07-01',
    ])
    for (const traits of hospitals) await makeHospital(owner, traits)
    for (const [year, monthlyFen] of regionalAverages)
      await owner.query(`insert into regional_average values ('130100', $1, $2, '演示数据，非公布值', $3)`, [
        year,
        monthlyFen,
        `${year + 1}-06-30`,
      ])
    for (let n = 0; n < PERSONS; n++) {
      const person = await makePerson(owner, vault, { agencyId, ...personNumber(n) })
      await insure({ owner, agencyId, personId: person.id, n, employerIds })
    }
    const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
    for (const { username, name, role, at, ...others } of demonstrationAccounts) {
      const places = 'alsoAt' in others ? [at, others.alsoAt] : [at]
      const memberships = places.map((place): MembershipTraits =>
        place ? { role, employerId: made.get(place)! } : { role, officeId },
      )
      await makeAccount(owner, { agencyId, username, passwordHash, name, isDemonstration: true, memberships })
    }
    await owner.query('commit')
  } finally {
    await owner.end()
  }
}

type Insuring = { owner: pg.Client; agencyId: string; personId: string; n: number; employerIds: string[] }

/** Insures the `n`-th person: most with the first two employers, some after a change of employer, some who left. */
async function insure({ owner, agencyId, personId, n, employerIds }: Insuring) {
  const share = [0, 0, 0, 0, 1, 1, 1, 2, 3, 4]
  const employerId = employerIds[share[n % share.length]!]!
  const baseFen = 480_000 + ((n * 53) % 70) * 10_000
  const since = `${2019 + (n % 5)}-0${1 + (n % 9)}-01`
  const spell = { agencyId, personId, baseFen }
  if (n % 12 === 11) {
    // Changed from the fifth employer to today's, with a base that rose.
    await enrol(owner, {
      ...spell,
      employerId: employerIds[4]!,
      from: since,
      until: '2025-03-01',
      baseFen: baseFen - 60_000,
    })
    if (employerId !== employerIds[4]) await enrol(owner, { ...spell, employerId, from: '2025-03-01' })
  } else if (n % 29 === 28) await enrol(owner, { ...spell, employerId, from: since, until: '2025-09-01' })
  else await enrol(owner, { ...spell, employerId, from: since })
}

/** Whether a database holds no agency yet, so that nothing was ever seeded. */
export async function isEmpty(url: string): Promise<boolean> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await hasNoAgency(owner)
  } finally {
    await owner.end()
  }
}

async function hasNoAgency(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ empty: boolean }>('select not exists (select from agency) as empty')
  return rows[0]!.empty
}

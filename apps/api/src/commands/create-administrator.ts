import { randomUUIDv7 } from 'node:crypto'
import { appendAudit, holderPlace, systemCaller } from '@cradle/db'
import { dateInShanghai } from '@cradle/domain/calendar'
import { readIdNumber } from '@cradle/domain/identity'
import { username as usernameShape } from '@cradle/domain/wire'
import pg from 'pg'
import { installation, vault } from '#api/lib/installation.ts'
import { hashOfCode, randomCode, shownCode } from '#api/lib/one-time-codes.ts'

export type FirstAdministrator = {
  agencyCode: string
  agencyName: string
  region: string
  officeName: string
  name: string
  username: string
  /** Empty where it is to be left out. */
  idNumber: string
  /** Makes one more where the agency has an administrator already. */
  another: boolean
}

/**
 * Makes an agency with its office, where they are not there yet, and the system administrator who makes everybody else.
 * Written by the owner: before the first account nobody may write any. Answers the one-time code of the account.
 */
export async function createAdministrator(ownerUrl: string, given: FirstAdministrator): Promise<string> {
  const problem = problemOf(given)
  if (problem) throw new Error(problem)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('begin')
    // Two who run it at once: the second finds what the first made.
    await owner.query('lock table membership in share row exclusive mode')
    const { agencyId, officeId } = await placeOf(owner, given)
    if (!given.another && (await hasAdministrator(owner, agencyId)))
      throw new Error('这个经办机构已有系统管理员；确需再建一位，请加上 --another')
    const code = await insertAdministrator(owner, given, { agencyId, officeId })
    await owner.query('commit')
    return code
  } finally {
    await owner.end()
  }
}

function problemOf({ agencyCode, region, agencyName, officeName, name, username, idNumber }: FirstAdministrator) {
  if (!/^\d{6}$/.test(region)) return '统筹区编码应为 6 位数字，例如 130100'
  if (!/^[0-9A-Za-z]{1,20}$/.test(agencyCode)) return '经办机构编码应为 1 至 20 位数字或字母'
  if (agencyName === '' || officeName === '' || name === '') return '经办机构名称、科室和姓名都要填写'
  const { error } = usernameShape.safeParse(username)
  if (error) return error.issues[0]?.message
  const read = idNumber === '' ? undefined : readIdNumber(idNumber)
  return read?.ok === false ? read.problem : undefined
}

async function placeOf(owner: pg.Client, { agencyCode, agencyName, region, officeName }: FirstAdministrator) {
  await owner.query(
    `insert into agency (id, code, name, region_code) values ($1, $2, $3, $4) on conflict (code) do nothing`,
    [randomUUIDv7(), agencyCode, agencyName, region],
  )
  const agency = await owner.query<{ id: string }>('select id from agency where code = $1', [agencyCode])
  const agencyId = agency.rows[0]!.id
  await owner.query(
    `insert into agency_office (id, agency_id, name)
     select $1, $2, $3 where not exists (select from agency_office where agency_id = $2 and name = $3)`,
    [randomUUIDv7(), agencyId, officeName],
  )
  const office = await owner.query<{ id: string }>('select id from agency_office where agency_id = $1 and name = $2', [
    agencyId,
    officeName,
  ])
  return { agencyId, officeId: office.rows[0]!.id }
}

async function hasAdministrator(owner: pg.Client, agencyId: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    `select from membership join account on account.id = account_id where agency_id = $1 and role = 'system-admin'
       and account.suspended_at is null and (valid_until is null or valid_until > day_in_shanghai()) limit 1`,
    [agencyId],
  )
  return rowCount === 1
}

async function insertAdministrator(
  owner: pg.Client,
  given: FirstAdministrator,
  { agencyId, officeId }: { agencyId: string; officeId: string },
): Promise<string> {
  const accountId = randomUUIDv7()
  const taken = await owner.query('select from account where username = $1', [given.username])
  if (taken.rowCount) throw new Error('用户名已被使用，请换一个')
  await owner.query('insert into account (id, holder_id, username) values ($1, $2, $3)', [
    accountId,
    await holderOf(owner, given),
    given.username,
  ])
  await owner.query(
    `insert into membership (id, account_id, agency_id, office_id, role, valid_from)
     values ($1, $2, $3, $4, 'system-admin', day_in_shanghai())`,
    [randomUUIDv7(), accountId, agencyId, officeId],
  )
  const code = randomCode()
  const { hash, hashKeyId } = hashOfCode(accountId, code)
  const expiresAt = new Date(Date.now() + installation().access.codeSeconds * 1000)
  await owner.query(
    'insert into activation_code (account_id, code_hash, hash_key_id, expires_at) values ($1, $2, $3, $4)',
    [accountId, hash, hashKeyId, expiresAt],
  )
  await appendAudit(({ text }, values) => owner.query(text, [...(values ?? [])]), systemCaller('create-admin'), [
    {
      type: 'account.issue',
      subject: { kind: 'account', id: accountId },
      scopeId: null,
      agencyId,
      businessOn: dateInShanghai(new Date()),
      detail: { role: 'system-admin', by: 'create-admin' },
    },
  ])
  return shownCode(code)
}

async function holderOf(owner: pg.Client, { name, idNumber }: FirstAdministrator): Promise<string> {
  const id = randomUUIDv7()
  const read = readIdNumber(idNumber)
  if (!read.ok) {
    await owner.query('insert into account_holder (id, name) values ($1, $2)', [id, name])
    return id
  }
  const { hash, hashKeyId } = vault().searchHash('id-card', read.number)
  const { ciphertext, keyId } = vault().seal(read.number, holderPlace(id))
  const { rows } = await owner.query<{ id: string | null }>(
    'select take_account_holder($1, $2, $3, $4, $5, $6, $7) as id',
    [id, name, vault().searchHashes('id-card', read.number), hash, hashKeyId, ciphertext, keyId],
  )
  if (!rows[0]?.id) throw new Error('姓名与身份证号不一致，请核对')
  return rows[0].id
}

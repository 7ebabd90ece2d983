import { randomUUIDv7 } from 'node:crypto'
import { maskIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import type { RelativeBody, RelativeView } from '@cradle/domain/wire'
import { type Caller, relativePlace, type Scoped, statement, systemFor, type SystemCaller } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, vault } from '#api/lib/installation.ts'
import { numberOf } from './holders.ts'
import { memberOfStaff } from './staff.ts'

type Door = Scoped<Caller | SystemCaller>
/** Whose relatives: a natural person and one of their accounts, which the record names. */
type Declarer = { holderId: string; accountId: string }
type RelativeRow = { id: string; relation: string; ciphertext: Buffer; keyId: string; declaredAt: Date }

const list = statement<RelativeRow>(
  'relative.list',
  `select id, relation, id_ciphertext as ciphertext, key_id as "keyId", declared_at as "declaredAt"
   from declared_relative where holder_id = $1 and withdrawn_at is null and id_ciphertext is not null
   order by declared_at, id`,
)
// Declared before and withdrawn, or under an older key: the row that stands is answered again.
const declare = statement<{ id: string }>(
  'relative.declare',
  `insert into declared_relative (id, holder_id, id_hash, hash_key_id, relation, id_ciphertext, key_id)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (holder_id, hash_key_id, id_hash)
   do update set relation = excluded.relation, declared_at = now(), withdrawn_at = null returning id`,
)
const withdraw = statement<{ id: string }>(
  'relative.withdraw',
  `update declared_relative set withdrawn_at = now()
   where id = $1 and holder_id = $2 and withdrawn_at is null returning id`,
)

const own = (caller: Caller): Declarer => ({ holderId: caller.holderId, accountId: caller.accountId })
const ofStaff = async (db: Scoped, accountId: string): Promise<Declarer> => ({
  holderId: (await memberOfStaff(db, accountId)).holderId,
  accountId,
})

/** The caller's declared relatives (回避申报), on whose claims they do not decide. */
export const listOwnRelatives = (caller: Caller) => inScope(systemFor(caller), (db) => relativesOf(db, own(caller)))
export const declareOwnRelative = (caller: Caller, body: RelativeBody) =>
  inScope(systemFor(caller), (db) => declareFor(db, caller, own(caller), body))
export const withdrawOwnRelative = (caller: Caller, relativeId: string) =>
  inScope(systemFor(caller), (db) => withdrawFor(db, caller, own(caller), relativeId))

/** Those of a member of staff, as the system administrator keeps them. */
export const listRelativesOfStaff = (caller: Caller, accountId: string) =>
  inScope(caller, async (db) => relativesOf(db, await ofStaff(db, accountId)))
export const declareRelativeOfStaff = (caller: Caller, accountId: string, body: RelativeBody) =>
  inScope(caller, async (db) => declareFor(db, caller, await ofStaff(db, accountId), body))
export const withdrawRelativeOfStaff = (caller: Caller, accountId: string, relativeId: string) =>
  inScope(caller, async (db) => withdrawFor(db, caller, await ofStaff(db, accountId), relativeId))

const relativesOf = async (db: Door, { holderId }: Declarer) => ({
  items: (await db.query(list, [holderId])).map((row) => relativeView(holderId, row)),
})

async function declareFor(db: Door, caller: Caller, declarer: Declarer, body: RelativeBody): Promise<RelativeView> {
  const { holderId } = declarer
  const number = numberOf(body.idNumber)
  const id = randomUUIDv7()
  const { hash, hashKeyId } = vault().searchHash('id-card', number)
  const { ciphertext, keyId } = vault().seal(number, relativePlace(holderId, id))
  const relation = body.relation
  const [declared] = await db.query(declare, [id, holderId, hash, hashKeyId, relation, ciphertext, keyId])
  await record(db, caller, 'account.declare-relative', declarer, { relative: declared!.id, relation })
  const row = (await db.query(list, [holderId])).find((one) => one.id === declared!.id)
  return relativeView(holderId, row!)
}

async function withdrawFor(db: Door, caller: Caller, declarer: Declarer, relativeId: string): Promise<void> {
  const [withdrawn] = await db.query(withdraw, [relativeId, declarer.holderId])
  if (!withdrawn) throw new Problem('not-found')
  await record(db, caller, 'account.withdraw-relative', declarer, { relative: relativeId })
}

async function record(
  db: Door,
  { scopeId, agencyId }: Caller,
  type: `account.${string}`,
  { holderId, accountId }: Declarer,
  detail: object,
) {
  db.audit({
    type,
    subject: { kind: 'account', id: accountId },
    scopeId,
    agencyId,
    businessOn: (await businessNow(db)).today,
    detail: { holder: holderId, ...detail },
  })
}

const relativeView = (holderId: string, row: RelativeRow): RelativeView => ({
  id: row.id,
  relation: row.relation,
  idNumberMasked: maskIdNumber(
    vault().open({ ciphertext: row.ciphertext, keyId: row.keyId }, relativePlace(holderId, row.id)),
  ),
  declaredAt: row.declaredAt.toISOString(),
})

import { createHash, randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { CommitmentLetterView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { mediaTypeOf } from '#api/lib/media-type.ts'
import { unitAccount } from './unit-accounts.ts'

/** The largest letter taken: a scan of a page is a tenth of it. */
export const LETTER_BYTES = 5 * 1024 * 1024

type MediaType = CommitmentLetterView['mediaType']
type LetterRow = { mediaType: MediaType; bytes: number; uploadedAt: Date; uploadedBy: string }

const columns = `media_type as "mediaType", octet_length(content) as bytes, uploaded_at as "uploadedAt",
  uploaded_by_name as "uploadedBy"`
const find = statement<LetterRow>(
  'commitment-letter.find',
  `select ${columns} from commitment_letter where employer_id = $1 order by uploaded_at desc limit 1`,
)
const readContent = statement<{ mediaType: MediaType; content: Buffer }>(
  'commitment-letter.content',
  `select media_type as "mediaType", content from commitment_letter where employer_id = $1
   order by uploaded_at desc limit 1`,
)
const insert = statement(
  'commitment-letter.insert',
  `insert into commitment_letter (id, employer_id, agency_id, media_type, content, uploaded_by, uploaded_by_name)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

/** Whether the acting employer has answered for its operators by a stamped 承诺书. */
export const hasCommitmentLetter = async (db: Scoped): Promise<boolean> =>
  (await db.query(find, [db.caller.scopeId])).length > 0

/** The acting employer's letter, without its content. */
export const readOwnLetter = (caller: Caller): Promise<CommitmentLetterView> =>
  inScope(caller, async (db) => letterView(db))

/** The file itself. */
export const readOwnLetterFile = (caller: Caller) => inScope(caller, (db) => contentOf(db, caller.scopeId))

/** The letter of a unit account's employer, as its agency reads it. */
export const letterOfUnitAccount = (caller: Caller, accountId: string) =>
  inScope(caller, async (db) => contentOf(db, (await unitAccount(db, accountId)).employerId))

/** Keeps a stamped letter beside the earlier ones; what it is is told by its first bytes, not by its name. */
export const uploadLetter = (caller: Caller, content: Buffer): Promise<CommitmentLetterView> =>
  inScope(caller, async (db) => {
    const mediaType = mediaTypeOf(content)
    if (!mediaType) throw new Problem('file-type-unsupported')
    const { scopeId, agencyId, membershipId, name } = caller
    await db.query(insert, [randomUUIDv7(), scopeId, agencyId, mediaType, content, membershipId, name])
    db.audit({
      type: 'unit.commitment-letter',
      subject: { kind: 'unit', id: scopeId },
      scopeId,
      agencyId,
      businessOn: (await businessNow(db)).today,
      detail: { mediaType, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    })
    return letterView(db)
  })

async function letterView(db: Scoped): Promise<CommitmentLetterView> {
  const [letter] = await db.query(find, [db.caller.scopeId])
  if (!letter) throw new Problem('commitment-letter-not-found')
  return { ...letter, uploadedAt: letter.uploadedAt.toISOString() }
}

async function contentOf(db: Scoped, employerId: string) {
  const [letter] = await db.query(readContent, [employerId])
  if (!letter) throw new Problem('commitment-letter-not-found')
  return letter
}

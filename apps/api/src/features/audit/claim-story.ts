import { Problem } from '@cradle/domain/problem'
import type { ClaimStory } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { paged } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { columnsOfEvent, type EventRow, eventView, joinedClaim, placeAt, placeOf } from './event-row.ts'

const PAGE = 500

type ClaimRow = Omit<ClaimStory['claim'], 'isDeleted'> & { isDeleted: boolean }

// A deleted draft too: nobody else sees it any more, its story stays.
const readClaim = statement<ClaimRow>(
  'story.claim',
  `select claim.id, claim.number, claim.status, claim.deleted_at is not null as "isDeleted",
     person_version.name as "personName", employer_version.name as "employerName"
   from claim
   join person_version on person_version.person_id = claim.insured_person_id and person_version.valid_until is null
   left join employer_version on employer_version.employer_id = claim.employer_id and employer_version.valid_until is null
   where claim.id = $1`,
)
const readEvents = statement<EventRow>(
  'story.events',
  `select ${columnsOfEvent} from audit_event ${joinedClaim}
   where (subject_id = $4 or subject_id in (select submission_id from filing where claim_id = $4))
     and ($1::timestamptz is null or (recorded_at, chain, seq) > ($1, $2::smallint, $3::bigint))
   order by recorded_at, chain, seq limit ${PAGE + 1}`,
)

/** All that ever happened to one claim and to the batches it was sent in, the oldest first. */
export function claimStoryOf(auditor: Caller, claimId: string, cursor: string | undefined): Promise<ClaimStory> {
  const place = placeAt(cursor)
  return inScope(auditor, async (db) => {
    const [[claim], rows] = await Promise.all([
      db.query(readClaim, [claimId]),
      db.query(readEvents, [...place, claimId]),
    ])
    if (!claim) throw new Problem('claim-not-found')
    const { items, nextCursor } = paged(rows, PAGE, placeOf)
    return { claim, items: items.map(eventView), nextCursor }
  })
}

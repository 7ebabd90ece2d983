import { randomUUIDv7 } from 'node:crypto'
import { dateInShanghai, type PlainDate } from '@cradle/domain/calendar'
import { maskIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import {
  notice,
  type NoticeHeading,
  type NoticeKind,
  noticeNumber,
  noticeRulesFor,
  type Remedies,
  remediesByRegion,
  type Unnumbered,
} from '@cradle/domain/review'
import { identifierPlace, type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'
import type { ClaimRecord } from '#api/claim/claim-record.ts'
import { openSealed } from '#api/lib/identifiers.ts'

const takeNumbers = statement<{ kind: NoticeKind; last: number }>(
  'notice-number.take',
  `insert into notice_number (agency_id, kind, year, last)
   select $1, kind, $2, count from unnest($3::text[], $4::int[]) as given(kind, count) order by kind
   on conflict (agency_id, kind, year) do update set last = notice_number.last + excluded.last
   returning kind, last`,
)
const insert = statement(
  'issued-notice.insert',
  `insert into issued_notice (id, claim_id, filing_id, scope_id, agency_id, act_id, kind, component, year, seq, number,
     issued_on, content)
   select id, claim_id, filing_id, scope_id, agency_id, act_id, content ->> 'kind',
     case when content ->> 'kind' in ('refusal', 'partial-refusal') then content ->> 'component' end, $2, seq,
     content ->> 'number', $3, content
   from jsonb_to_recordset($1) as given(id uuid, claim_id uuid, filing_id uuid, scope_id uuid, agency_id uuid, act_id uuid,
     seq int, content jsonb)`,
)

/** The papers of one claim that one act gives out. */
export type Issuing = { claim: ClaimRecord; actId: string | null; papers: readonly Unnumbered[] }

/**
 * Numbers and freezes papers, in the transaction of the decision they tell: without gaps by agency, kind and year. One
 * that lacks what it must say is refused at that field, and the decision with it.
 */
export async function issueNotices(
  db: Scoped<Caller | SystemCaller>,
  issuing: readonly Issuing[],
  today: PlainDate,
): Promise<void> {
  const year = Number(today.slice(0, 4))
  const agencies = new Set(issuing.filter(({ papers }) => papers.length > 0).map(({ claim }) => claim.agencyId))
  for (const agencyId of [...agencies].toSorted()) {
    const given = issuing
      .filter(({ claim }) => claim.agencyId === agencyId)
      .flatMap(({ claim, actId, papers }) => papers.map((paper) => ({ claim, actId, paper })))
    const kinds = [...new Set(given.map(({ paper }) => paper.kind))]
    const counts = kinds.map((kind) => given.filter(({ paper }) => paper.kind === kind).length)
    const next = new Map(
      (await db.query(takeNumbers, [agencyId, year, kinds, counts])).map(({ kind, last }) => [
        kind,
        last - counts[kinds.indexOf(kind)]!,
      ]),
    )
    const rows = given.map(({ claim, actId, paper }) => {
      const seq = next.get(paper.kind)! + 1
      next.set(paper.kind, seq)
      const number = noticeNumber(noticeRulesFor(claim.regionCode), paper.kind, year, seq)
      return {
        id: randomUUIDv7(),
        claim_id: claim.id,
        filing_id: claim.filings.at(-1)!.id,
        scope_id: claim.scopeId,
        agency_id: agencyId,
        act_id: actId,
        seq,
        content: whole({ ...paper, number }),
      }
    })
    await db.query(insert, [JSON.stringify(rows), year, today])
  }
}

function whole(paper: object) {
  const read = notice.safeParse(paper)
  if (read.success) return read.data
  throw new Problem(
    'notice-refused',
    read.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, code: 'notice', message })),
  )
}

/** What every paper says of a claim as it was filed last; the ID number masked. */
export function headingOf(claim: ClaimRecord, today: PlainDate): NoticeHeading {
  const filing = claim.filings.at(-1)
  if (!filing) throw new Problem('move-not-open')
  const { content, n, contentHash } = filing
  const idNumber = openSealed(claim.person.idNumber, identifierPlace(claim.insuredPersonId, 'id-card'))
  const { employer } = content
  return {
    issuedOn: today,
    agency: { name: claim.agencyName, phone: noticeRulesFor(claim.regionCode).phone },
    claim: { number: claim.number, filing: n, contentHash },
    employer: employer && { name: employer.name, unitNumber: employer.unitNumber },
    person: { name: content.person.name, idNumberMasked: maskIdNumber(idNumber) },
    asked: content.components,
    eventOn: content.sections.event.eventOn ?? '',
    receivedOn: claim.submittedAt ? dateInShanghai(new Date(claim.submittedAt)) : today,
  }
}

/** The remedies of a claim's region; without them no decision leaves. */
export function remediesOf({ regionCode }: ClaimRecord): Remedies {
  const remedies = remediesByRegion[regionCode]
  if (!remedies)
    throw new Problem('notice-refused', [
      { pointer: '/remedies', code: 'remedies', message: '本统筹区的复议机关和管辖法院尚未录入' },
    ])
  return remedies
}

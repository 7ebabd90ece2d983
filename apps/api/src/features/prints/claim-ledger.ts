import { isEmployerRole } from '@cradle/domain/access'
import { dateInShanghai } from '@cradle/domain/calendar'
import { claimStatuses } from '@cradle/domain/claim'
import { type EventKind, eventKinds } from '@cradle/domain/event'
import { Problem } from '@cradle/domain/problem'
import { type ClaimLedgerData, type ClaimLedgerQuery, PRINTED_AT_ONCE } from '@cradle/domain/wire'
import { identifierPlace, type Scoped, statement } from '@cradle/db'
import { columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { businessNow, firstOf, monthOf } from '#api/lib/clock.ts'
import { openSealed } from '#api/lib/identifiers.ts'
import { listHashOf } from './batch-forms.ts'
import { agencyNameOf } from './claim-forms.ts'
import { printsOf } from './general-prints.ts'
import { unitOf } from './unit-pledge.ts'

const list = statement<ListedClaim>(
  'print.claim-ledger',
  `select ${columnsOfRow} ${fromClaims}
   where claim.deleted_at is null
     and ($1::date is null or claim.period = $1)
     and ($2::text is null or claim.status = $2)
     and ($3::text is null or claim.kind = $3)
     and ($4::boolean is null or (claim.missing = 0) = $4)
     and (($5::uuid is not null and claim.scope_id = $5) or ($5 is null and claim.agency_id = $6))
     and ($7::uuid is null or claim.insured_person_id = $7)
   order by claim.number limit ${PRINTED_AT_ONCE + 1}`,
)
/** 《生育保险待遇申报明细表》: all that a query finds, the numbers in full. More than a clerk would carry is refused. */
export async function claimLedgerOf(db: Scoped, query: ClaimLedgerQuery): Promise<ClaimLedgerData> {
  const { caller } = db
  const { period, status, treatment, complete } = query
  const employerId = isEmployerRole(caller.role) ? caller.scopeId : null
  const filters = [
    period ? firstOf(period) : null,
    status ?? null,
    treatment ?? null,
    complete ? complete === 'yes' : null,
  ]
  const [{ today }, listed, agencyName, employer, printCount] = await Promise.all([
    businessNow(db),
    db.query(list, [...filters, employerId, caller.agencyId, query.person ?? null]),
    agencyNameOf(db),
    unitOf(db, employerId),
    printsOf(db, 'claim-ledger', null),
  ])
  if (listed.length > PRINTED_AT_ONCE)
    throw new Problem('print-too-large', [
      { pointer: '', code: 'too-large', message: `一次最多打印 ${PRINTED_AT_ONCE} 份` },
    ])
  const rows = listed.map((row) => ({
    claimNumber: row.number,
    name: row.personName,
    idNumber: openSealed(row.idNumber, identifierPlace(row.insuredPersonId, 'id-card')),
    employerName: row.employerName ?? '',
    treatment: row.kind && row.kind in eventKinds ? eventKinds[row.kind as EventKind] : '',
    eventOn: row.eventOn ?? '',
    period: row.period ? monthOf(row.period) : '',
    totalFen: row.totalFen,
    status: claimStatuses[row.status],
    submittedOn: row.submittedAt ? dateInShanghai(row.submittedAt) : '',
  }))
  const asked = queryInWords(query)
  return {
    contentHash: listHashOf({ query: asked, rows }),
    businessOn: today,
    printCount,
    agencyName,
    employer,
    preparedBy: caller.name,
    query: asked,
    rows,
  }
}

/** What was asked for, as people say it: '所属期 2026-11，状态 已申报'. */
function queryInWords({ period, status, treatment, complete }: ClaimLedgerQuery): string {
  const parts = [
    period && `所属期 ${period}`,
    status && `状态 ${claimStatuses[status]}`,
    treatment && `治疗方式 ${eventKinds[treatment]}`,
    complete && (complete === 'yes' ? '只看可申报的' : '只看未完成的'),
  ]
  return parts.filter(Boolean).join('，') || '全部申报单'
}

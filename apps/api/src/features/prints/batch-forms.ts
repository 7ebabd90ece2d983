import { methodInWords } from '@cradle/domain/claim'
import { eventKinds } from '@cradle/domain/event'
import { fen, total } from '@cradle/domain/money'
import { Problem } from '@cradle/domain/problem'
import type { ChargeLedgerData, PeriodSummaryData } from '@cradle/domain/wire'
import { canonical, type Scoped, statement } from '@cradle/db'
import { filedAnswers, readClaims } from '#api/claim/claim-record.ts'
import { filedTotal } from '#api/claim/claim-view.ts'
import { businessNow, monthOf } from '#api/lib/clock.ts'
import { numbersInFull } from '#api/lib/identifiers.ts'
import { installation } from '#api/lib/installation.ts'
import { agencyNameOf } from './claim-forms.ts'
import { printsOf } from './general-prints.ts'

type BatchRow = {
  number: string
  period: string
  submittedAt: Date
  submittedBy: string
  employer: { name: string; unitNumber: string }
}

const readBatch = statement<BatchRow>(
  'print.batch',
  `select submission.number, submission.period, submission.submitted_at as "submittedAt",
     submission.submitted_by_name as "submittedBy",
     (select json_build_object('name', employer_version.name, 'unitNumber', employer.unit_number)
      from employer join employer_version on employer_version.employer_id = employer.id
      where employer.id = submission.employer_id order by valid_from desc limit 1) as employer
   from submission where submission.id = $1 and submission.withdrawn_at is null`,
)
const readIds = statement<{ id: string }>(
  'print.batch-claims',
  'select id from claim where submission_id = $1 and deleted_at is null order by number limit 2000',
)

/** What the forms of a batch have in common: whose it is, when it was sent, and its claims as filed. */
async function batchOf(db: Scoped, submissionId: string) {
  const { today } = await businessNow(db)
  const [[batch], ids, agencyName] = await Promise.all([
    db.query(readBatch, [submissionId]),
    db.query(readIds, [submissionId]),
    agencyNameOf(db),
  ])
  if (!batch) throw new Problem('submission-not-found')
  const claims = await readClaims(
    db,
    ids.map(({ id }) => id),
    today,
  )
  const filed = claims
    .flatMap((claim) => {
      const filing = claim.filings.at(-1)
      return filing ? [{ claim, filing, answers: filedAnswers(claim, filing) }] : []
    })
    .toSorted((one, other) => one.claim.number.localeCompare(other.claim.number))
  const submission = {
    number: batch.number,
    period: monthOf(batch.period),
    submittedAt: batch.submittedAt.toISOString(),
    submittedBy: batch.submittedBy,
  }
  return {
    filed,
    submission,
    headed: { businessOn: today, agencyName, employer: batch.employer, preparedBy: db.caller.name },
  }
}

/** Hashed is what the paper says of the batch, not who prints it when. */
export const listHashOf = (said: unknown): string => installation().keys.contentHash(canonical(said))

/** 《生育保险医疗费申报明细表》 of a batch, the numbers in full. */
export async function chargeLedgerOf(db: Scoped, submissionId: string): Promise<ChargeLedgerData> {
  const { filed, submission, headed } = await batchOf(db, submissionId)
  const rows = filed.map(({ claim, filing, answers }) => ({
    claimNumber: claim.number,
    name: filing.content.person.name,
    idNumber: numbersInFull(claim.insuredPersonId, claim.person).idNumber,
    event: answers.event,
    stay: answers.stay,
    charges: answers.charges,
    totalFen: filedTotal(answers) ?? 0,
    note: filing.n > 1 ? `第 ${filing.n} 次申报` : '',
  }))
  const printCount = await printsOf(db, 'charge-ledger', submissionId)
  return { ...headed, submission, printCount, contentHash: listHashOf({ submission, rows }), rows }
}

/** 《生育汇总表》 of a batch, grouped by what was done. */
export async function periodSummaryOf(db: Scoped, submissionId: string): Promise<PeriodSummaryData> {
  const { filed, submission, headed } = await batchOf(db, submissionId)
  const byTreatment = Map.groupBy(filed, ({ answers: { event } }) => treatmentOf(event))
  const groups = [...byTreatment].map(([treatment, claims]) => ({
    treatment,
    persons: personsIn(claims),
    claims: claims.length,
    totalFen: total(claims.map(({ answers }) => fen(filedTotal(answers) ?? 0))),
  }))
  const said = { persons: personsIn(filed), groups: groups.toSorted((one, other) => other.claims - one.claims) }
  const printCount = await printsOf(db, 'period-summary', submissionId)
  return { ...headed, submission, printCount, contentHash: listHashOf({ submission, ...said }), ...said }
}

type Filed = Awaited<ReturnType<typeof batchOf>>['filed'][number]

const personsIn = (claims: readonly Filed[]) => new Set(claims.map(({ claim }) => claim.insuredPersonId)).size

/** The method where one was told, else the kind of event. */
const treatmentOf = (event: Filed['answers']['event']): string =>
  methodInWords(event) ||
  (event.kind && event.kind in eventKinds ? eventKinds[event.kind as keyof typeof eventKinds] : '其他')

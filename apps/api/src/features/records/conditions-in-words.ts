import { claimStatuses } from '@cradle/domain/claim'
import { eventKinds } from '@cradle/domain/event'
import { openedInWords, type RecordsFilter } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'

const names = statement<{ person: string | null; hospital: string | null }>(
  'records.names',
  `select (select name from person_version where person_id = $1 and valid_until is null) as person,
     (select name from hospital where code = $2) as hospital`,
)

/** What was asked for, as the file and the audit trail name it: '所属期 2026-11，状态 已核准'. */
export async function conditionsInWords(db: Scoped, filter: RecordsFilter): Promise<string> {
  const { period, status, treatment, person, hospital, text } = filter
  const [known] = await db.query(names, [person ?? null, hospital ?? null])
  const words = [
    period && `所属期 ${period}`,
    status && `状态 ${claimStatuses[status]}`,
    treatment && `治疗方式 ${eventKinds[treatment]}`,
    person && `参保人 ${known?.person ?? person}`,
    hospital && `医院 ${known?.hospital ?? hospital}`,
    text && `文字 ${text}`,
    ...openedInWords(filter),
  ].filter(Boolean)
  return words.join('，') || '全部'
}

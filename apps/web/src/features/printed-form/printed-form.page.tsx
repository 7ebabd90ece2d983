import { noticeKinds, type NoticeStanding, noticeStandings } from '@cradle/domain/review'
import { type PrintedFormView, printedFormView } from '@cradle/domain/wire'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { request } from '#web/lib/api-client.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'

const printedFormQuery = (number: string) =>
  queryOptions({
    queryKey: ['printed-forms', number],
    queryFn: ({ signal }) => request(printedFormView, `/printed-forms/${encodeURIComponent(number)}`, { signal }),
    // A paper may be void a minute later.
    staleTime: 0,
  })

/** Where the QR code of a paper leads: what it is about, and whether it still says the same. */
export function PrintedFormPage() {
  const { number = '' } = useParams()
  const { data } = useSuspenseQuery(printedFormQuery(number))
  return <Found number={number} {...data} />
}

function Found({ number, claim, submission, notice, stands }: PrintedFormView & { number: string }) {
  if (submission) return <Navigate to={paths.claims({ period: submission.period })} replace />
  if (!claim) return null
  const { title, says } = notice ? noticeInWords(notice.standing) : printInWords(stands === true)
  return (
    <Page
      title={notice ? noticeKinds[notice.kind] : '核对打印件'}
      lead={notice ? issuedInWords(notice) : number}
      narrow
    >
      <Notice
        tone={stands ? 'good' : 'block'}
        title={title}
        actions={
          <ButtonLink to={paths.claim(claim.id)} primary>
            {`打开申报单 ${claim.number}`}
          </ButtonLink>
        }
      >
        <p>{says}</p>
      </Notice>
    </Page>
  )
}

const issuedInWords = ({ number, issuedOn }: { number: string; issuedOn: string }) => `${number} · ${issuedOn} 发出`

const printInWords = (stands: boolean) =>
  stands
    ? { title: '打印件与申报内容一致', says: '这份打印件上的内容校验与系统中的申报相符。' }
    : {
        title: '打印件已作废',
        says: '打印之后申报的内容有改动，请以系统中的申报为准，重新打印并签字盖章。',
      }

const noticeInWords = (standing: NoticeStanding) => ({ title: noticeStandings[standing], says: says[standing] })
const says: Record<NoticeStanding, string> = {
  stands: '经办机构发出过这份文书，之后没有变动。',
  answered: '这份告知书要求的材料已经补正，并已重新申报，不需要再答复。',
  reopened: '这份文书发出之后，申报已重新办理，请以重新办理后发出的文书为准。',
  differs: '有这个文号的文书，但是内容校验对不上，手中的这份可能不是经办机构发出的。请打开申报单核对。',
}

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
    queryFn: ({ signal }) => request(printedFormView, `/printed-forms/${number}`, { signal }),
    // A paper may be void a minute later.
    staleTime: 0,
  })

/** Where the QR code of a paper leads: what it is about, and whether it still says the same. */
export function PrintedFormPage() {
  const { number = '' } = useParams()
  const { data } = useSuspenseQuery(printedFormQuery(number))
  return <Found number={number} {...data} />
}

function Found({ number, claim, submission, stands }: PrintedFormView & { number: string }) {
  if (submission) return <Navigate to={paths.claims({ period: submission.period })} replace />
  if (!claim) return null
  return (
    <Page title="核对打印件" lead={number} narrow>
      <Notice
        tone={stands ? 'good' : 'block'}
        title={stands ? '打印件与申报内容一致' : '打印件已作废'}
        actions={
          <ButtonLink to={paths.claim(claim.id)} primary>
            {`打开申报单 ${claim.number}`}
          </ButtonLink>
        }
      >
        <p>
          {stands
            ? '这份打印件上的内容校验与系统中的申报相符。'
            : '打印之后申报的内容有改动，请以系统中的申报为准，重新打印并签字盖章。'}
        </p>
      </Notice>
    </Page>
  )
}

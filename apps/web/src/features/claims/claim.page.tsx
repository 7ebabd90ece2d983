import { stopsSubmission } from '@cradle/domain/checks'
import { may } from '@cradle/domain/access'
import { isEditable, sectionNames } from '@cradle/domain/claim'
import type { ClaimForm, ClaimView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { answersOf, claimQuery } from '#web/lib/claim.queries.ts'
import { dateTime } from '#web/lib/format.ts'
import { ClaimBenefit } from '#web/ui/benefit/claim-benefit.tsx'
import { useMe } from '#web/lib/session.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { IssuedNotices } from '#web/ui/print/issued-notices.tsx'
import { PrintButton } from '#web/ui/print/print-button.tsx'
import { StatusTag, Tag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import { AnswerSections } from './answer-sections.tsx'
import { AbandonButton, DeleteButton, RecallButton } from './claim-moves.tsx'
import styles from './claim.module.css'
import { ClaimHistory } from './claim-history.tsx'
import { DocumentList } from './document-list.tsx'
import { PersonCard } from './person-card.tsx'
import { ResendButton } from './resend-button.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { PinList } from './pin-notes.tsx'
import { firstOpenStep } from './steps.ts'

/** One claim, with what its clerk may do next. Loading and failure belong to the route. */
export function ClaimPage() {
  const { claimId = '' } = useParams()
  const { role } = useMe().acting
  const { data: claim } = useSuspenseQuery(claimQuery(claimId))
  return (
    <Page
      title={`${claim.person.name} ${claim.number}`}
      lead={
        <span className={styles.lead}>
          <StatusTag status={claim.status} />
          {claim.status === 'draft' && claim.begunPeriod !== claim.openPeriod && (
            <Tag tone="quiet">{`${claim.begunPeriod} 结转`}</Tag>
          )}
          <span>{claim.period ? `${claim.period} 期` : `尚未申报，现为 ${claim.openPeriod} 期`}</span>
          {claim.submission && <span>批次 {claim.submission.number}</span>}
          {claim.employer && <span>{claim.employer.name}</span>}
        </span>
      }
      actions={may(role, 'claims.print') && <PrintButton claimId={claim.id} forms={formsOf(claim)} />}
    >
      <NextDeeds claim={claim} />
      <div className={styles.columns}>
        <div className={styles.sheets}>
          <OutcomePanel claim={claim} />
          <ClaimBenefit claim={claim} />
          <Panel>
            <div className={styles.answers}>
              <PersonCard person={claim.person} claimId={claim.id}>
                <div>
                  <dt>医疗费总额</dt>
                  <dd>
                    <Yuan amount={claim.totalFen} unit />
                  </dd>
                </div>
              </PersonCard>
              <AnswerSections
                claim={claim}
                answers={answersOf(claim)}
                sections={sectionNames}
                canChange={isEditableBy(claim)}
              />
            </div>
          </Panel>
          <Panel title="资料">
            <DocumentList key={claim.id} claim={claim} />
          </Panel>
        </div>
        <div className={styles.sheets}>
          {claim.notices.length > 0 && (
            <Panel title="文书">
              <IssuedNotices notices={claim.notices} />
            </Panel>
          )}
          <Panel title="办理经过">
            <ClaimHistory claim={claim} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}

/** The forms that this claim may want: the allowance's where one is asked for, the spouse's pledge of a man's claim. */
const formsOf = ({ components, person, status, notices }: ClaimView): ClaimForm[] => [
  'review-form',
  ...(components.includes('allowance') ? (['allowance-application'] as const) : []),
  ...(person.sex === 'male' ? (['spouse-pledge'] as const) : []),
  // One that was given out is printed as it was, among the notices.
  ...(status === 'approved' && notices.every(({ kind }) => kind !== 'benefit-statement')
    ? (['benefit-statement'] as const)
    : []),
]

/** Only who can move a draft on may change it; to the agency it is for reading. */
const isEditableBy = ({ status, moves }: ClaimView) =>
  isEditable(status) && moves.some((move) => move === 'submit' || move === 'resend')

function NextDeeds({ claim }: { claim: ClaimView }) {
  const missing = claim.findings.filter(stopsSubmission).length
  const canChange = isEditableBy(claim)
  if (claim.returned && canChange)
    return (
      <Notice
        tone="warn"
        title="退回补正"
        actions={
          <>
            <ButtonLink
              to={paths.claimStep(claim.id, firstOpenStep(claim) === 'check' ? 'event' : firstOpenStep(claim))}
              primary
            >
              修改并重新申报
            </ButtonLink>
            {missing === 0 && <ResendButton claim={claim} secondary />}
            {claim.moves.includes('abandon') && <AbandonButton claim={claim} />}
          </>
        }
      >
        <p className={styles.reason}>{claim.returned.reason}</p>
        <PinList claim={claim} pins={claim.returned.pins} />
        <p>
          {dateTime(claim.returned.at)} 退回
          {claim.returned.answerOn && `，请在 ${claim.returned.answerOn} 前重新申报`}
        </p>
      </Notice>
    )
  if (canChange)
    return (
      <Notice
        tone={missing > 0 ? 'course' : 'good'}
        title={missing > 0 ? `还有 ${missing} 项要填` : '内容齐全，可以申报'}
        actions={
          <>
            <ButtonLink to={paths.claimStep(claim.id, firstOpenStep(claim))} primary={missing > 0}>
              继续填写
            </ButtonLink>
            {missing === 0 && (
              <ButtonLink to={paths.submitMonth} primary>
                去申报
              </ButtonLink>
            )}
            <DeleteButton claim={claim} />
          </>
        }
      />
    )
  if (claim.moves.includes('recall'))
    return (
      <Notice tone="course" title="已申报，等待受理" actions={<RecallButton claim={claim} />}>
        <p>受理之前可以撤回修改，再次申报后仍在原批次。</p>
      </Notice>
    )
  return null
}

import { certificationText, declineBody, type ProposalView, type SubmissionView } from '@cradle/domain/wire'
import { fen, total } from '@cradle/domain/money'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { dateTime, monthInWords } from '#web/lib/format.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { DeedForm, TextField } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { Deeds } from '#web/ui/records/deeds.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { Checking } from './checking.tsx'
import styles from './month.module.css'
import { proposalQuery, useConfirm, useDecline } from './month.queries.ts'
import { SubmissionRefused } from './submission-refused.tsx'
import { SubmittedPage } from './submitted.tsx'

const states = { open: '等待确认', confirmed: '已确认并申报', declined: '未予确认', replaced: '已重新准备' } as const

/** What somebody prepared: read by everybody of the employer, confirmed by an administrator who is not who prepared it. */
export function ProposalPage() {
  const { proposalId = '' } = useParams()
  const { data: proposal } = useSuspenseQuery(proposalQuery(proposalId))
  const [submitted, setSubmitted] = useState<SubmissionView>()
  if (submitted) return <SubmittedPage submission={submitted} />
  return (
    <Page
      title={`确认 ${monthInWords(proposal.period)}期申报`}
      lead={`${proposal.preparedBy} ${dateTime(proposal.preparedAt)} 准备，${proposal.chosen.length} 份，${states[proposal.state]}`}
    >
      {proposal.state === 'declined' && (
        <Notice tone="warn" title="未予确认">
          <p>{proposal.reason}</p>
        </Notice>
      )}
      {proposal.state === 'open' && !proposal.mayConfirm && (
        <Notice tone="course" title={proposal.isOwn ? '等待另一位单位管理员确认' : '等待单位管理员确认'}>
          <p>确认以前不算申报，申报单仍可修改；有修改的须重新准备。</p>
        </Notice>
      )}
      <Chosen proposal={proposal} />
      {proposal.state === 'open' && <Answer proposal={proposal} onSubmitted={setSubmitted} />}
      {proposal.state === 'confirmed' && (
        <div>
          <ButtonLink to={paths.home}>回到本月</ButtonLink>
        </div>
      )}
    </Page>
  )
}

function Chosen({ proposal: { claims, chosen } }: { proposal: ProposalView }) {
  const versions = new Map(chosen.map(({ id, version }) => [id, version]))
  return (
    <Panel title={`${chosen.length} 份申报`}>
      <ul>
        {claims.map((claim) => (
          <li key={claim.id} className={styles.unfinished}>
            <span className={styles.who}>
              <strong>{claim.person.name}</strong>
              <span>{treatmentInWords(claim.treatment)}</span>
              <span>{claim.eventOn}</span>
              <Link to={paths.claim(claim.id)}>{claim.number}</Link>
              {claim.status === 'draft' && claim.version !== versions.get(claim.id) && (
                <Tag tone="warn">准备后有修改</Tag>
              )}
            </span>
            <span>
              <Yuan amount={claim.totalFen} unit />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type AnswerProps = { proposal: ProposalView; onSubmitted: (submission: SubmissionView) => void }

/** Confirms it or sends it back. */
function Answer({ proposal, onSubmitted }: AnswerProps) {
  const confirm = useConfirm(proposal.id)
  const decline = useDecline(proposal.id)
  const [isCertified, setCertified] = useState(false)
  const [reminder, setReminder] = useState<string>()
  const certify = useRef<HTMLInputElement>(null)
  if (!proposal.mayConfirm && !proposal.isOwn) return null

  function send() {
    if (!isCertified) {
      setReminder('请先确认申报声明')
      return certify.current?.focus()
    }
    setReminder(undefined)
    confirm.mutate({ certification: certificationText }, { onSuccess: onSubmitted })
  }

  return (
    <>
      {confirm.error && <SubmissionRefused key={confirm.failureCount} error={confirm.error} claims={proposal.claims} />}
      {proposal.mayConfirm && (
        <section className={styles.send} aria-label="确认申报">
          <label className={styles.certify}>
            <input ref={certify} type="checkbox" checked={isCertified} onChange={() => setCertified(!isCertified)} />
            <span>{certificationText}</span>
          </label>
          <p className={styles.sum}>
            <span>{proposal.chosen.length} 份，合计</span>
            <strong>
              <Yuan amount={total(proposal.claims.map((claim) => fen(claim.totalFen ?? 0)))} />
            </strong>
          </p>
          <Button type="primary" size="large" loading={confirm.isPending} onClick={send}>
            确认并申报
          </Button>
          {confirm.progress && <Checking {...confirm.progress} />}
          {reminder && (
            <p className={styles.remind} role="alert">
              {reminder}
            </p>
          )}
        </section>
      )}
      <Deeds
        of="待确认的申报"
        deeds={[
          {
            name: proposal.isOwn ? '收回' : '不予确认',
            explained: proposal.isOwn
              ? '收回后不再等待确认，可以修改并重新准备。'
              : '退给准备的人，写明原因；修改后可以重新提交确认。',
            form: (
              <DeedForm<{ reason: string | null }, { reason: string }>
                schema={declineBody}
                start={{ reason: null }}
                takesFocus
                deed={proposal.isOwn ? '收回' : '不予确认'}
                onSend={({ reason }) => decline.mutateAsync(reason)}
              >
                {(field) => <TextField label="原因" maxLength={200} {...field('reason')} />}
              </DeedForm>
            ),
          },
        ]}
      />
    </>
  )
}

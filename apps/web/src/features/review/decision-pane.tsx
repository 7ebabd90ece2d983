import { isReviewRole, type ReviewRole, roles } from '@cradle/domain/access'
import type { ClaimView, DecisionBody, ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { dateTime } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { useMe } from '#web/lib/session.ts'
import { Field } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { ApprovalForm } from './approval-form.tsx'
import { DecisionRefused } from './decision-refused.tsx'
import { type Reasoned, ReasonedForm } from './reasoned-form.tsx'
import { useDecide } from './review.queries.ts'
import styles from './review-desk.module.css'

const agreements = { accept: '受理', agree: '同意', approve: '核准' } as const
const objections = {
  return: '退回补正',
  'send-back': '退回上一步',
  'propose-refusal': '拟不予支付',
  refuse: '不予支付',
  close: '终止办理',
  reopen: '重新办理',
} as const satisfies Record<Reasoned, string>

type Props = {
  claim: ClaimView
  review: ReviewView
  onDecided: (claim: ClaimView, action: DecisionBody['action']) => void
}

/** What the reviewer may decide now. What needs a reason unfolds here, beside what is being decided. */
export function DecisionPane({ claim, review, onDecided }: Props) {
  const { role } = useMe().acting
  const decide = useDecide(claim)
  const [unfolded, setUnfolded] = useState<Reasoned>()
  const [opinion, setOpinion] = useState('')
  const agreeButton = useRef<HTMLButtonElement>(null)
  const agreement = offered(agreements, claim)[0]
  const open = offered(objections, claim)
  const mayReturn = open.includes('return')
  const mayUndo = claim.moves.includes('undo') && review.mayUndo

  const send = (body: DecisionBody) => decide.mutate(body, { onSuccess: (decided) => onDecided(decided, body.action) })
  const agree = (action: keyof typeof agreements) =>
    send({
      action,
      version: claim.version,
      ...(action === 'accept' || !opinion.trim() ? {} : { opinion: opinion.trim() }),
    })

  usePageKeys([
    ...(agreement ? [{ keys: 'a', does: `选定“${agreements[agreement]}”，按 Enter 办理`, run: chooseAgree }] : []),
    ...(mayReturn ? [{ keys: 'r', does: '退回补正', run: () => setUnfolded('return') }] : []),
  ])

  // A single key, let alone one held down, must not approve a payment by accident: it only chooses the button.
  function chooseAgree() {
    if (unfolded) setUnfolded(undefined)
    else agreeButton.current?.focus()
  }

  if (!agreement && open.length === 0 && !mayUndo) return <NotHere role={role} />

  return (
    <Panel title={isReviewRole(role) ? `${roles[role]}意见` : '审核意见'}>
      <section aria-label="审核决定" className={styles.decision}>
        {decide.error && <DecisionRefused error={decide.error} onReloaded={decide.reset} />}
        {review.proposed && (agreement === 'agree' || agreement === 'approve') && (
          <Proposal proposed={review.proposed} />
        )}
        {mayUndo && (
          <div className={styles.undo}>
            <p>下一环节还没有办理，可以撤销您刚才的决定。</p>
            <Button loading={decide.isPending} onClick={() => send({ action: 'undo', version: claim.version })}>
              撤销我的决定
            </Button>
          </div>
        )}
        {agreement === 'approve' && !unfolded && (
          <ApprovalForm
            claim={claim}
            review={review}
            isSending={decide.isPending}
            agreeButton={agreeButton}
            onSend={send}
          />
        )}
        {agreement && agreement !== 'approve' && !unfolded && (
          <>
            {agreement !== 'accept' && (
              <Field name="opinion" label="意见" optional>
                <Input.TextArea
                  id="opinion"
                  value={opinion}
                  onChange={(event) => setOpinion(event.target.value)}
                  maxLength={500}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                />
              </Field>
            )}
            <Button ref={agreeButton} type="primary" block loading={decide.isPending} onClick={() => agree(agreement)}>
              {agreements[agreement]}
            </Button>
          </>
        )}
        {unfolded ? (
          <ReasonedForm
            key={unfolded}
            title={objections[unfolded]}
            action={unfolded}
            {...{ claim, review }}
            isSending={decide.isPending}
            onSend={send}
            onFold={() => setUnfolded(undefined)}
          />
        ) : (
          <div className={styles.objections}>
            {open.map((action) => (
              <Button key={action} disabled={decide.isPending} onClick={() => setUnfolded(action)}>
                {objections[action]}
              </Button>
            ))}
          </div>
        )}
      </section>
    </Panel>
  )
}

/** The decisions of a table that the claim allows its reader now, in the table's order. */
const offered = <Action extends DecisionBody['action']>(
  table: Record<Action, string>,
  { moves }: ClaimView,
): Action[] => (Object.keys(table) as Action[]).filter((action) => moves.includes(action))

/** What the stage before would refuse, and on which grounds. */
function Proposal({ proposed }: { proposed: NonNullable<ReviewView['proposed']> }) {
  return (
    <Notice tone="warn" title="上一环节拟不予支付">
      <dl className={styles.proposal}>
        <dt>事实</dt>
        <dd>{proposed.facts}</dd>
        <dt>理由</dt>
        <dd>{proposed.reason}</dd>
        <dt>依据</dt>
        <dd>{proposed.article}</dd>
      </dl>
      <p className={styles.quiet}>
        {proposed.by} · {dateTime(proposed.at)}
      </p>
    </Notice>
  )
}

function NotHere({ role }: { role: string }) {
  const stage = roles[role as ReviewRole]
  return (
    <Panel title="审核意见">
      <p>
        这份申报现在不在{stage}环节，或您已办理过它的其他环节。<Link to={paths.review}>回到审核台</Link>
      </p>
    </Panel>
  )
}

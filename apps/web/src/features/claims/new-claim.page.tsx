import { claimKinds } from '@cradle/domain/benefit'
import type { ClaimRow, PersonView } from '@cradle/domain/wire'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { type SubmitEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { ApiProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { clockQuery } from '#web/lib/clock.queries.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { focusField } from './focus-field.ts'
import { useMe } from '#web/lib/session.ts'
import { monthQuery, whyNoNewClaim } from '#web/lib/month.queries.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { useBeginClaim } from './claims.queries.ts'
import styles from './claim-form.module.css'
import { EarlierClaims } from './earlier-claims.tsx'
import { EventFields } from './event-fields.tsx'
import { LookupForm } from './lookup-form.tsx'
import { PersonCard } from './person-card.tsx'
import { useSectionForm } from './use-section-form.ts'

/** Begins a claim: who it is for, then what happened. */
export function NewClaimPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const [person, setPerson] = useState<PersonView>()
  const blocked = whyNoNewClaim(month)
  usePageKeys([{ keys: 'Enter', does: '查询参保人；填好后进入下一步' }])
  if (blocked)
    return (
      <Page title="新建申报" narrow>
        <Notice tone="warn" title={blocked} actions={<ButtonLink to={paths.home}>回到本月</ButtonLink>}>
          <p>已有的申报单仍可查看，未申报的仍可修改。</p>
        </Notice>
      </Page>
    )
  return (
    <Page title="新建申报" narrow>
      <Panel title="参保人">
        <LookupForm onFound={setPerson} onChanged={() => setPerson(undefined)} />
        {person && <Found person={person} />}
      </Panel>
      {person && <WhatHappened key={person.id} person={person} />}
    </Page>
  )
}

function Found({ person }: { person: PersonView }) {
  const since = person.spells.at(-1)
  const latest = person.spells.find(({ until }) => until === null) ?? since
  const permit = person.permits[0]
  return (
    <div role="status">
      <PersonCard person={person}>
        <div>
          <dt>本单位参保</dt>
          <dd>
            {latest ? `${latest.from} 起${latest.until ? `，至 ${latest.until}` : ''}` : '无记录'}
            {!person.insuredToday && '（今日不在保）'}
          </dd>
        </div>
        <div>
          <dt>准生证</dt>
          <dd>{permit ? `${permit.number}（${permit.office}）` : '无登记，可在下一步手工填写'}</dd>
        </div>
      </PersonCard>
    </div>
  )
}

function WhatHappened({ person }: { person: PersonView }) {
  const navigate = useNavigate()
  const { data: clock } = useSuspenseQuery(clockQuery)
  const { region } = useMe().acting.scope
  const form = useSectionForm('event', {})
  const begin = useBeginClaim()
  const queryClient = useQueryClient()
  const [future, setFuture] = useState(false)
  const [copied, setCopied] = useState<string>()
  const [added, setAdded] = useState<ClaimRow>()
  useEffect(() => focusField(person.sex === 'male' ? 'patient' : 'kind'), [person.sex])

  /** A supplement is about the same event: what happened is taken over as it stands there. */
  async function supplement(claim: ClaimRow) {
    const earlier = await queryClient.query(claimQuery(claim.id))
    form.reset({ ...earlier.sections.event.data, supplementOf: claim.id })
    focusField('eventOn')
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const answers = form.getValues()
    if (!answers.kind) {
      void form.trigger('kind')
      return focusField(person.sex === 'male' && !answers.patient ? 'patient' : 'kind')
    }
    const isFuture =
      typeof answers.eventOn === 'string' && /^\d{4}-\d\d-\d\d$/.test(answers.eventOn) && answers.eventOn > clock.today
    setFuture(isFuture)
    if (isFuture) return focusField('eventOn')
    const permit = answers.kind === 'birth' ? person.permits[0] : undefined
    begin.mutate(
      { body: { personId: person.id, event: answers, ...(copied ? { copyOf: copied } : {}) }, permit },
      { onSuccess: (claim) => void navigate(paths.claimStep(claim.id, 'contact')) },
    )
  }

  return (
    <Panel title="事由">
      <EarlierClaims
        personId={person.id}
        copied={copied}
        onCopy={setCopied}
        onSupplement={(claim) => {
          setAdded(claim)
          setCopied(claim.id)
          begin.reset()
          void supplement(claim)
        }}
      />
      {added && (
        <Notice tone="course" title={`补报 ${added.number} 遗漏的票据`}>
          <p>事由和日期与原申报单一致；下面只需核对，然后在费用中填写遗漏的票据。</p>
        </Notice>
      )}
      <form className={styles.step} noValidate autoComplete="off" onSubmit={submit}>
        <EventFields form={form} sex={person.sex} kinds={claimKinds(region)} />
        {future && (
          <Notice tone="block">
            <p>生育或手术日期不能晚于今天（{clock.today}）</p>
          </Notice>
        )}
        {begin.error && (
          <Notice tone="block" title={sentenceOf(begin.error)}>
            {begin.error instanceof ApiProblem &&
              begin.error.details.errors.map((error) => <p key={error.pointer}>{error.message}</p>)}
          </Notice>
        )}
        <div className={styles.begin}>
          <span>没填完也可以先进入下一步，随时回来补。</span>
          <Button type="primary" htmlType="submit" loading={begin.isPending}>
            下一步<span className={styles.enter}> (Enter)</span>
          </Button>
        </div>
      </form>
    </Panel>
  )
}

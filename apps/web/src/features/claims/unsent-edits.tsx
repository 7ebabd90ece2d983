import type { ClaimView } from '@cradle/domain/wire'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { ApiProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { isOnline, onConnectionChange } from '#web/lib/connection.ts'
import { useMe } from '#web/lib/session.ts'
import { type UnsentClaim, unsentClaims } from '#web/lib/unsent.ts'
import { sendKept, type SendOutcome } from './claim-savers.ts'
import { draftKeep, readKept, type UnsentSections } from './draft-keep.ts'
import { steps } from './steps.ts'
import styles from './unsent-edits.module.css'

/** A claim of which something is left on this machine that the server does not have. */
type Left = { claim: UnsentClaim; named: string; because: string; mayOpen: boolean; discarded?: UnsentSections }

/**
 * What an earlier page could not send any more (the browser was killed, the tab closed without network) goes out as
 * soon as somebody is back at this machine. What is left is named, to be looked at or thrown away.
 */
export function UnsentEdits() {
  const { account, acting } = useMe()
  const { pathname } = useLocation()
  const queryClient = useQueryClient()
  const [left, setLeft] = useState<Left[]>([])
  const [accountId, scopeId] = [account.id, acting.scope.id]

  useEffect(() => {
    let isHere = true
    const send = async () => {
      const claims = (await unsentClaims(accountId)).filter((claim) => claim.scopeId === scopeId)
      const results = await Promise.all(claims.map((claim) => sent(queryClient, claim)))
      if (isHere) setLeft(results.filter((one) => one !== undefined))
    }
    void send()
    const stop = onConnectionChange(() => isOnline() && void send())
    return () => {
      isHere = false
      stop()
    }
  }, [accountId, scopeId, queryClient])

  const replace = (changed: Left) => setLeft(left.map((one) => (one.claim === changed.claim ? changed : one)))
  async function discard(one: Left) {
    const discarded = await readKept(one.claim)
    const keep = draftKeep(one.claim)
    for (const section of sectionsOf(discarded)) keep.drop(section)
    replace({ ...one, discarded })
  }
  async function takeBack({ discarded, ...one }: Left) {
    const keep = draftKeep(one.claim)
    for (const section of sectionsOf(discarded ?? {})) await keep.put(section, discarded![section]!)
    replace(one)
  }

  // The form of a claim says itself what is unsent of it.
  const shown = left.filter(({ claim }) => !pathname.startsWith(paths.claim(claim.claimId)))
  if (shown.length === 0) return null
  return (
    <ul className={styles.unsent} aria-label="没有送出的修改">
      {shown.map((one) => (
        <li key={one.claim.claimId}>
          <span role="status">
            {one.discarded
              ? `已放弃${one.named}没有送出的修改。`
              : `${one.named}有修改存在本机，没有送出：${one.because}。`}
          </span>
          {one.discarded ? (
            <Button size="small" onClick={() => void takeBack(one)}>
              恢复
            </Button>
          ) : (
            <>
              {one.mayOpen && <Link to={paths.claimStep(one.claim.claimId, steps[0]!.step)}>打开核对</Link>}
              <Button size="small" type="text" onClick={() => void discard(one)}>
                放弃修改
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const sectionsOf = (unsent: UnsentSections) => Object.keys(unsent) as (keyof UnsentSections)[]

/** Sends what is left of one claim; answers what stays, if anything does. */
async function sent(queryClient: QueryClient, unsent: UnsentClaim): Promise<Left | undefined> {
  let claim: ClaimView | undefined
  const read = async () => (claim = await queryClient.query({ ...claimQuery(unsent.claimId), staleTime: 0 }))
  try {
    const outcome = await sendKept(queryClient, unsent, read)
    if (!outcome || outcome.kind === 'sent' || !claim) return undefined
    const named = `${claim.person.name}的申报单 ${claim.number} `
    return { claim: unsent, named, because: reasonOf(outcome), mayOpen: outcome.kind !== 'failed' }
  } catch (error) {
    // Without an answer it is tried again when the network is back; a claim that is gone has nowhere to go.
    if (!(error instanceof ApiProblem)) return undefined
    return { claim: unsent, named: '一份申报单', because: sentenceOf(error), mayOpen: false }
  }
}

function reasonOf(outcome: SendOutcome): string {
  if (outcome.kind === 'failed') return outcome.sentence
  return outcome.kind === 'conflict' ? '同一项在别处也有修改，请选择保留哪一份' : '现在没有联网'
}

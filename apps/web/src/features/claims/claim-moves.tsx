import { restorableDays } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { Confirmed } from '#web/ui/confirmed.tsx'
import { useAbandon, useDeleteClaim, useRecall } from './claims.queries.ts'
import type { JustDeleted } from './just-deleted.tsx'

const named = (claim: ClaimView) => `${claim.person.name}的申报单 ${claim.number}`

/** Takes a submitted claim back to draft. */
export function RecallButton({ claim }: { claim: ClaimView }) {
  const recall = useRecall(claim)
  return (
    <Confirmed
      deed="撤回"
      title={`撤回${named(claim)}？`}
      isPending={recall.isPending}
      error={recall.error}
      onConfirm={(close) => recall.mutate(undefined, { onSuccess: close })}
    >
      撤回后回到未申报，可以修改；同批次的其他申报单不受影响。
    </Confirmed>
  )
}

/** Deletes a draft. */
export function DeleteButton({ claim }: { claim: ClaimView }) {
  const navigate = useNavigate()
  const remove = useDeleteClaim(claim)
  // The list offers to take it back right away.
  const leave = () => {
    const deleted: JustDeleted = { id: claim.id, named: named(claim) }
    void navigate(paths.claims(), { replace: true, state: { deleted } })
  }
  return (
    <Confirmed
      deed="删除"
      danger
      title={`删除${named(claim)}？`}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: leave })}
    >
      只删除这一份申报单，{restorableDays} 天内可以恢复。参保人的登记信息和其他申报单都不受影响。
    </Confirmed>
  )
}

/** Gives a returned claim up. */
export function AbandonButton({ claim }: { claim: ClaimView }) {
  const abandon = useAbandon(claim)
  return (
    <Confirmed
      deed="放弃申报"
      danger
      title={`放弃${named(claim)}？`}
      isPending={abandon.isPending}
      error={abandon.error}
      onConfirm={(close) => abandon.mutate(undefined, { onSuccess: close })}
    >
      放弃后这份申报单不再办理，所用票据可以重新申报。
    </Confirmed>
  )
}

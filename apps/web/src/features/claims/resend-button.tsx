import type { ClaimView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useResend } from './claims.queries.ts'

/** Sends a returned claim again, on any day, and shows where it then stands. */
export function ResendButton({ claim, secondary = false }: { claim: ClaimView; secondary?: boolean }) {
  const navigate = useNavigate()
  const resend = useResend(claim)
  const send = () => resend.mutate(undefined, { onSuccess: () => void navigate(paths.claim(claim.id)) })
  return (
    <>
      <Button type={secondary ? 'default' : 'primary'} loading={resend.isPending} onClick={send}>
        重新申报
      </Button>
      {resend.error && <span role="alert">{sentenceOf(resend.error)}</span>}
    </>
  )
}

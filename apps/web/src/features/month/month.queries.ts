import {
  type ConfirmBody,
  dryRunLine,
  type DryRunView,
  nilReturnView,
  type ProposalView,
  proposalView,
  type ProposeBody,
  submissionLine,
  submissionView,
  type SubmitMonthBody,
} from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newIdempotencyKey, request, requestLines } from '#web/lib/api-client.ts'
import { answerOf, useProgress } from '#web/lib/watched-deed.ts'

/** One key serves all attempts at the same thing, so that a retry never does it twice. */
function useKey() {
  const attempt = useRef({ body: '', key: '' })
  return (body: unknown) => {
    const text = JSON.stringify(body)
    if (attempt.current.body !== text) attempt.current = { body: text, key: newIdempotencyKey() }
    return attempt.current.key
  }
}

/** The month has moved on: everything that shows it is asked for anew. */
function useMonthMoved() {
  const queryClient = useQueryClient()
  return () => {
    for (const queryKey of [['month'], ['claims'], ['proposals'], ['notices']])
      void queryClient.invalidateQueries({ queryKey })
  }
}

/** Submits the month and says how many claims the server has checked. */
export function useSubmitMonth() {
  const keyOf = useKey()
  const onSuccess = useMonthMoved()
  const { progress, setProgress } = useProgress()
  const submit = useMutation({
    mutationFn: (body: SubmitMonthBody) =>
      answerOf(
        requestLines(submissionLine, '/submissions', { method: 'POST', body, idempotencyKey: keyOf(body) }),
        setProgress,
      ),
    onSuccess,
    onSettled: () => setProgress(undefined),
  })
  return { ...submit, progress }
}

/** Judges a selection and changes nothing; says how far it is. */
export function useDryRun() {
  const { progress, setProgress } = useProgress()
  const run = useMutation({
    mutationFn: (claims: ProposeBody['claims']): Promise<DryRunView> =>
      answerOf(requestLines(dryRunLine, '/submissions/dry-run', { method: 'POST', body: { claims } }), setProgress),
    onSettled: () => setProgress(undefined),
  })
  return { ...run, progress }
}

/** Prepares a submission for confirmation. */
export function usePropose() {
  const keyOf = useKey()
  const onSuccess = useMonthMoved()
  return useMutation({
    mutationFn: (body: ProposeBody): Promise<ProposalView> =>
      request(proposalView, '/submission-proposals', { method: 'POST', body, idempotencyKey: keyOf(body) }),
    onSuccess,
  })
}

/** What somebody prepared for confirmation. */
export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposals', proposalId],
    queryFn: ({ signal }) => request(proposalView, `/submission-proposals/${proposalId}`, { signal }),
  })

/** Confirms it, and thereby submits it. */
export function useConfirm(proposalId: string) {
  const keyOf = useKey()
  const onSuccess = useMonthMoved()
  const { progress, setProgress } = useProgress()
  const confirm = useMutation({
    mutationFn: (body: ConfirmBody) =>
      answerOf(
        requestLines(submissionLine, `/submission-proposals/${proposalId}/confirmation`, {
          method: 'POST',
          body,
          idempotencyKey: keyOf(body),
        }),
        setProgress,
      ),
    onSuccess,
    onSettled: () => setProgress(undefined),
  })
  return { ...confirm, progress }
}

/** Sends it back to who prepared it, or takes one's own back. */
export function useDecline(proposalId: string) {
  const onSuccess = useMonthMoved()
  return useMutation({
    mutationFn: (reason: string): Promise<ProposalView> =>
      request(proposalView, `/submission-proposals/${proposalId}/refusal`, { method: 'POST', body: { reason } }),
    onSuccess,
  })
}

/** 业务回退: takes the whole batch back. */
export function useWithdraw({ id, claims }: { id: string; claims: number }) {
  const onSuccess = useMonthMoved()
  return useMutation({
    mutationFn: () => request(submissionView, `/submissions/${id}/withdrawal`, { method: 'POST', body: { claims } }),
    onSuccess,
  })
}

/** 零申报 for the open period. */
export function useDeclareNil(period: string) {
  const keyOf = useKey()
  const onSuccess = useMonthMoved()
  return useMutation({
    mutationFn: () =>
      request(nilReturnView, '/nil-returns', { method: 'POST', body: { period }, idempotencyKey: keyOf(period) }),
    onSuccess,
  })
}

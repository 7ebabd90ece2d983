import {
  type AddOperatorBody,
  addedOperatorView,
  commitmentLetterView,
  handedOverView,
  type HandOverBody,
  issuedCodeView,
  operatorList,
  operatorView,
  type RebindingBody,
  type ResetBody,
  type SuspensionBody,
} from '@cradle/domain/wire'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'
import { isProblem } from '#web/lib/api-problem.ts'
import { upload } from '#web/lib/upload.ts'

export const operatorsQuery = queryOptions({
  queryKey: ['operators'],
  queryFn: ({ signal }) => request(operatorList, '/operators', { signal }),
})

/** The stamped 承诺书 of the acting employer; null while there is none. */
export const commitmentLetterQuery = queryOptions({
  queryKey: ['unit', 'commitment-letter'],
  queryFn: ({ signal }) =>
    request(commitmentLetterView, '/unit/commitment-letter', { signal }).catch((error: unknown) => {
      if (isProblem(error, 'commitment-letter-not-found')) return null
      throw error
    }),
})

/** All that a unit's administrator does with its operators. Each answers what the server says, and the list is read anew. */
export function useOperatorMoves() {
  const queryClient = useQueryClient()
  const then = async <Result>(sent: Promise<Result>): Promise<Result> => {
    const result = await sent
    await queryClient.invalidateQueries(operatorsQuery)
    return result
  }
  const path = (id: string, deed: string) => `/operators/${id}/${deed}`
  return {
    add: (body: AddOperatorBody) => then(request(addedOperatorView, '/operators', { method: 'POST', body })),
    reset: (id: string, body: ResetBody) => then(request(issuedCodeView, path(id, 'reset'), { method: 'POST', body })),
    suspend: (id: string, body: SuspensionBody) =>
      then(request(operatorView, path(id, 'suspension'), { method: 'POST', body })),
    resume: (id: string) => then(request(operatorView, path(id, 'suspension'), { method: 'DELETE' })),
    rebind: (id: string, body: RebindingBody) =>
      then(request(issuedCodeView, path(id, 'rebinding'), { method: 'POST', body })),
    handOver: (id: string, body: HandOverBody) =>
      then(request(handedOverView, path(id, 'hand-over'), { method: 'POST', body })),
  }
}

/** Sends the stamped 承诺书; `onProgress` hears the part that was sent, from 0 to 1. */
export function useUploadCommitmentLetter() {
  const queryClient = useQueryClient()
  return async (file: File, onProgress: (part: number) => void, signal: AbortSignal) => {
    const view = await upload(commitmentLetterView, '/unit/commitment-letter', file, { onProgress, signal })
    queryClient.setQueryData(commitmentLetterQuery.queryKey, view)
  }
}

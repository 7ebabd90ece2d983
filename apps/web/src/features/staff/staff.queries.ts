import {
  type AddMembershipBody,
  type AddStaffBody,
  addedStaffView,
  issuedCodeView,
  officeList,
  type RelativeBody,
  relativeList,
  relativeView,
  type ResetBody,
  staffList,
  staffView,
  type SuspensionBody,
} from '@cradle/domain/wire'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { nothing, request } from '#web/lib/api-client.ts'

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => request(staffList, '/staff', { signal }),
})

/** The offices a member of staff may work for. */
export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => request(officeList, '/offices', { signal }),
  staleTime: 10 * 60_000,
})

export const staffRelativesQuery = (staffId: string) =>
  queryOptions({
    queryKey: ['staff', staffId, 'relatives'],
    queryFn: ({ signal }) => request(relativeList, `/staff/${staffId}/relatives`, { signal }),
  })

/** All that the system administrator does about the agency's staff; the lists are read anew after each. */
export function useStaffMoves() {
  const queryClient = useQueryClient()
  const then = async <Result>(sent: Promise<Result>): Promise<Result> => {
    const result = await sent
    await queryClient.invalidateQueries(staffQuery)
    return result
  }
  const path = (id: string, deed: string) => `/staff/${id}/${deed}`
  return {
    add: (body: AddStaffBody) => then(request(addedStaffView, '/staff', { method: 'POST', body })),
    addMembership: (id: string, body: AddMembershipBody) =>
      then(request(staffView, path(id, 'memberships'), { method: 'POST', body })),
    endMembership: (id: string, membershipId: string) =>
      then(request(staffView, path(id, `memberships/${membershipId}`), { method: 'DELETE' })),
    reset: (id: string, body: ResetBody) => then(request(issuedCodeView, path(id, 'reset'), { method: 'POST', body })),
    suspend: (id: string, body: SuspensionBody) =>
      then(request(staffView, path(id, 'suspension'), { method: 'POST', body })),
    resume: (id: string) => then(request(staffView, path(id, 'suspension'), { method: 'DELETE' })),
    declareRelative: (id: string, body: RelativeBody) =>
      then(request(relativeView, path(id, 'relatives'), { method: 'POST', body })),
    withdrawRelative: (id: string, relativeId: string) =>
      then(request(nothing, path(id, `relatives/${relativeId}`), { method: 'DELETE' })),
  }
}

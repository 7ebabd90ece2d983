import { submissionRuleView } from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'
import { dateTime } from '#web/lib/format.ts'
import { Confirmed } from '#web/ui/confirmed.tsx'
import { Panel } from '#web/ui/page.tsx'

const ruleQuery = queryOptions({
  queryKey: ['unit', 'submission-rule'],
  queryFn: ({ signal }) => request(submissionRuleView, '/unit/submission-rule', { signal }),
})

/** 申报确认: whether a submission leaves only once somebody else has confirmed it. */
export function SubmissionRulePanel() {
  const { data: rule } = useSuspenseQuery(ruleQuery)
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (needsConfirmation: boolean) =>
      request(submissionRuleView, '/unit/submission-rule', { method: 'PUT', body: { needsConfirmation } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(ruleQuery.queryKey, changed)
      void queryClient.invalidateQueries({ queryKey: ['month'] })
    },
  })
  const { needsConfirmation, changed } = rule
  return (
    <Panel
      title="申报确认"
      actions={
        <Confirmed
          deed={needsConfirmation ? '改为不须确认' : '改为须确认'}
          title={needsConfirmation ? '申报不再须确认？' : '申报须经单位管理员确认？'}
          isPending={change.isPending}
          error={change.error}
          onConfirm={(close) => change.mutate(!needsConfirmation, { onSuccess: close })}
        >
          {needsConfirmation
            ? '之后经办人可以直接申报。已提交确认的仍须确认或收回。'
            : '之后经办人只能准备申报，由另一位单位管理员核对确认后才算申报；准备的人不能确认自己准备的。'}
        </Confirmed>
      }
    >
      <p>
        {needsConfirmation
          ? '本单位的申报须由准备人以外的单位管理员确认后才提交。'
          : '本单位的经办人可以直接申报，不须确认。'}
        {changed && ` ${changed.by} ${dateTime(changed.at)} 设定。`}
      </p>
    </Panel>
  )
}

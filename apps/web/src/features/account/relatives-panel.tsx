import { useSuspenseQuery } from '@tanstack/react-query'
import { Panel } from '#web/ui/page.tsx'
import { Relatives } from '#web/ui/relatives/relatives.tsx'
import { relativesQuery, useRelativeMoves } from './account.queries.ts'

/** The own relatives, whose claims one does not decide. */
export function RelativesPanel() {
  const { data } = useSuspenseQuery(relativesQuery)
  const { declare, withdraw } = useRelativeMoves()
  return (
    <Panel title="回避申报">
      <Relatives
        lead="申报与您有亲属关系的参保人，其申报单由其他人审核；您也不会办理本人的申报。"
        items={data.items}
        onDeclare={declare}
        onWithdraw={withdraw}
      />
    </Panel>
  )
}

import { useMe } from '#web/lib/session.ts'
import { Page } from '#web/ui/page.tsx'
import { CommitmentLetterPanel } from './commitment-letter-panel.tsx'
import { OperatorsPanel } from './operators-panel.tsx'
import { SubmissionRulePanel } from './submission-rule-panel.tsx'

/** 单位: the acting employer's operators and what they need. */
export function UnitPage() {
  const { scope } = useMe().acting
  return (
    <Page title="单位" lead={`${scope.name} · 单位编号 ${scope.number}`}>
      <OperatorsPanel />
      <SubmissionRulePanel />
      <CommitmentLetterPanel />
    </Page>
  )
}

import { may, roles } from '@cradle/domain/access'
import { useMe } from '#web/lib/session.ts'
import { Page } from '#web/ui/page.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { RelativesPanel } from './relatives-panel.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

/** The own account: where it is signed in, its password and second factor, and for staff their relatives. */
export function AccountPage() {
  const { account, acting } = useMe()
  return (
    <Page
      title="我的账户"
      lead={
        <>
          {account.name}（{account.username}）· {roles[acting.role]} · {acting.scope.name}
        </>
      }
      narrow
    >
      <SessionsPanel />
      <PasswordPanel />
      <SecondFactorPanel />
      {may(acting.role, 'relatives.declare') && <RelativesPanel />}
    </Page>
  )
}

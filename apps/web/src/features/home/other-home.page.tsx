import { roles } from '@cradle/domain/access'
import { useMe } from '#web/lib/session.ts'
import { Page, Panel } from '#web/ui/page.tsx'

/** The home of roles whose work is not in this version yet: who they are, and that it comes. */
export function OtherHomePage() {
  const { account, acting } = useMe()
  return (
    <Page title={`${account.name}，您好`} narrow>
      <Panel>
        <p>
          您以<strong>{roles[acting.role]}</strong>的身份登录，所属单位：{acting.scope.name}。
        </p>
        <p>这个角色的业务（拨付等功能）将在后续版本提供，现在没有需要您办理的事项。</p>
      </Panel>
    </Page>
  )
}

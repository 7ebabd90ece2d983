import { Link } from 'react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { paths } from './paths.ts'

export function NotFoundPage() {
  return (
    <Page title="没有这个页面" narrow>
      <Panel>
        <EmptyState title="地址可能写错了，或者这一页不属于您的角色" action={<Link to={paths.home}>回到首页</Link>} />
      </Panel>
    </Page>
  )
}

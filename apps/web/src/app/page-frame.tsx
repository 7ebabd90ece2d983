import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Component, type ReactNode, Suspense } from 'react'
import { Link, useLocation } from 'react-router'
import { ApiProblem, sentenceIn } from '#web/lib/api-problem.ts'
import { Meanwhile } from '#web/ui/meanwhile.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { paths } from './paths.ts'

/** Around every page: keeps its shape while it loads, and says what happened when it cannot. */
export function PageFrame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const { reset } = useQueryErrorResetBoundary()
  return (
    <Boundary key={pathname} onRetry={reset}>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </Boundary>
  )
}

/** Around the frame itself: what fails in it has no page to be said on. */
export function FrameBoundary({ children }: { children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary()
  return <Boundary onRetry={reset}>{children}</Boundary>
}

const Loading = () => (
  <Meanwhile>
    <div style={{ width: '100%', maxWidth: 1180, margin: '0 auto', padding: '20px 24px' }}>
      <Skeleton lines={6} />
    </div>
  </Meanwhile>
)

class Boundary extends Component<{ children: ReactNode; onRetry: () => void }, { failure?: unknown }> {
  override state: { failure?: unknown } = {}

  static getDerivedStateFromError(failure: unknown) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    const retry = () => {
      this.props.onRetry()
      this.setState({ failure: undefined })
    }
    return <FailedPage failure={failure} onRetry={retry} />
  }
}

/** A chunk of an older build is gone once a newer one is installed; only loading the page anew helps. */
const isOldBuild = (failure: unknown) =>
  failure instanceof TypeError && /dynamically imported module/.test(failure.message)

function FailedPage({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const isMissing = failure instanceof ApiProblem && failure.status === 404
  if (isMissing)
    return (
      <Page title={sentenceIn(failure)} narrow>
        <p>
          它可能已被删除，或者不属于您的单位。<Link to={paths.claims()}>查看申报单</Link>
        </p>
      </Page>
    )
  if (isOldBuild(failure))
    return (
      <Page title="系统已更新" narrow>
        <Notice tone="warn" actions={<Button onClick={() => location.reload()}>刷新页面</Button>}>
          <p>系统刚刚更新过，请刷新页面后继续。已保存的内容都在。</p>
        </Notice>
      </Page>
    )
  return (
    <Page title="这一页没有打开" narrow>
      <Notice tone="block" actions={<Button onClick={onRetry}>重试</Button>}>
        <p>{sentenceIn(failure)}</p>
      </Notice>
    </Page>
  )
}

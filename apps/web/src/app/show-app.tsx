import { QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import zhCN from 'antd/es/locale/zh_CN'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { beginPatiently } from '#web/ui/meanwhile.tsx'
import { FrameBoundary } from './page-frame.tsx'
import { Pages } from './router.tsx'
import { leadToSignIn, SessionGate } from './session-gate.tsx'
import { theme } from './theme.ts'

/**
 * Shows the whole app once the session is open, or why it could not be opened; without a session leads to sign-in. Until
 * then, and until the page itself is there, the document's own skeleton stays (see `Meanwhile`).
 */
export function showApp(root: HTMLElement, opening: Promise<boolean>) {
  const show = (refusal?: unknown) => {
    beginPatiently()
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
            <QueryClientProvider client={makeQueryClient()}>
              <SessionGate refusal={refusal}>
                <BrowserRouter>
                  <FrameBoundary>
                    <Pages />
                  </FrameBoundary>
                </BrowserRouter>
              </SessionGate>
            </QueryClientProvider>
          </ConfigProvider>
        </StrictMode>,
      ),
    )
  }
  opening.then((isOpen) => (isOpen ? show() : leadToSignIn()), show)
}

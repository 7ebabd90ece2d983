import { QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import zhCN from 'antd/es/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { makeRouter } from './router.tsx'
import { SessionGate } from './session-gate.tsx'
import { theme } from './theme.ts'

/** Shows the whole app, to whoever is signed in once their session is open. */
export function showApp(root: HTMLElement, opening: Promise<boolean>) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <QueryClientProvider client={makeQueryClient()}>
          <SessionGate opening={opening}>
            <RouterProvider router={makeRouter()} />
          </SessionGate>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  )
}

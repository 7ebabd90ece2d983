import { QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import zhCN from 'antd/es/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { beginPage } from './begin-page.ts'
import { makeRouter } from './router.tsx'
import { SessionGate } from './session-gate.tsx'
import { theme } from './theme.ts'

// As the script starts, not when React first renders.
const opening = beginPage(location)
const queryClient = makeQueryClient()
const router = makeRouter()

/** The whole app, for whoever is signed in. */
export function App() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <QueryClientProvider client={queryClient}>
        <SessionGate opening={opening}>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </ConfigProvider>
  )
}

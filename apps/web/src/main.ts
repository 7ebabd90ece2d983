import './lib/jitless.ts'
import './styles/tokens.css'
import 'virtual:antd.css'
import './styles/base.css'
import { beginPage } from './app/begin-page.ts'

// The session, and with it what the page reads, is on its way before the app itself is here.
const { opening, sent } = beginPage(location)
const root = document.getElementById('root')!
sent
  .then(() => import('./app/show-app.tsx'))
  .then(
    ({ showApp }) => showApp(root, opening),
    () => {
      root.className = 'not-loaded'
      root.setAttribute('role', 'alert')
      root.textContent = '页面没有加载完整，请检查网络后刷新。'
    },
  )

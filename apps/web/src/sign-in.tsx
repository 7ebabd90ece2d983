import './lib/jitless.ts'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { safeNext } from './app/paths.ts'
import { SignInPage } from './features/sign-in/sign-in.page.tsx'

const next = safeNext(new URLSearchParams(location.search).get('next'), location.origin)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SignInPage onSignedIn={() => location.replace(next)} />
  </StrictMode>,
)

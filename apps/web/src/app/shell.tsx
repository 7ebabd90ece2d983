import { may, type Permission, type Role } from '@cradle/domain/access'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { clockQuery } from '#web/lib/clock.queries.ts'
import { useOnline } from '#web/lib/connection.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { useMe } from '#web/lib/session.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { later } from '#web/ui/later.tsx'
import { Meanwhile } from '#web/ui/meanwhile.tsx'
import { AccountMenu } from './account-menu.tsx'
import { chunks } from './chunks.ts'
import { DemoBanner } from './demo-banner.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { NoticesMenu } from './notices-menu.tsx'
import { paths } from './paths.ts'
import { PeriodLine } from './period-line.tsx'
import styles from './shell.module.css'

/** Goes out once the page stands. */
const UnsentEdits = later(async () => (await chunks.unsentEdits()).UnsentEdits)

/** The frame of every page: whose product, which month, where to, who. */
export function Shell() {
  const { role } = useMe().acting
  const [isKeysOpen, setKeysOpen] = useState(false)
  const isOnline = useOnline()
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => whenIdle(() => setDrawn(true)), [])
  usePageKeys([{ keys: '?', does: '列出本页的按键', run: () => setKeysOpen(true) }])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        跳到正文
      </a>
      <Suspense fallback={<Meanwhile />}>
        <Demonstration />
      </Suspense>
      <header className={styles.header}>
        <div className={styles.bar}>
          <NavLink to={paths.home} className={styles.brand ?? ''} aria-label="Cradle 摇篮，回到首页">
            <img src="/icon.svg" alt="" width="24" height="24" />
            <span>Cradle 摇篮</span>
          </NavLink>
          <nav className={styles.nav} aria-label="主导航">
            <MainLinks />
          </nav>
          <div className={styles.period}>
            {may(role, 'claims.read') && (
              <Suspense fallback={<Meanwhile />}>
                <PeriodLine />
              </Suspense>
            )}
          </div>
          {may(role, 'claims.file') && <NoticesMenu />}
          <AccountMenu onKeys={() => setKeysOpen(true)} />
        </div>
      </header>
      {!isOnline && (
        <p className={styles.offline} role="status">
          未联网。可以继续填写，内容先存在本机，联网后自动保存。
        </p>
      )}
      {may(role, 'claims.file') && isDrawn && <UnsentEdits />}
      <main id="content" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <KeysDialog isOpen={isKeysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  )
}

function Demonstration() {
  const { data: clock } = useSuspenseQuery(clockQuery)
  return clock.mode === 'demo' ? <DemoBanner clock={clock} /> : null
}

/** Where to: the page that is open belongs to the link that names the most of its address. */
function MainLinks() {
  const { pathname } = useLocation()
  const links = linksFor(useMe().acting.role)
  const isUnder = ({ to }: MainLink) => pathname === to || pathname.startsWith(`${to}/`)
  const here = links
    .filter(isUnder)
    .sort((one, other) => other.to.length - one.to.length)
    .at(0)
  return links.map((link) => (
    <Link key={link.to} to={link.to} aria-current={link === here ? 'page' : undefined}>
      {link.text}
    </Link>
  ))
}

type MainLink = { to: string; text: string }

/** The main navigation, from left to right, each link for who may do what it leads to. */
const links: (MainLink & { needs: Permission })[] = [
  { needs: 'claims.file', to: paths.home, text: '本月' },
  { needs: 'claims.review', to: paths.review, text: '审核台' },
  { needs: 'claims.approve', to: paths.bulkApproval, text: '批量核准' },
  { needs: 'reviews.watch', to: paths.reviewMonth(), text: '审核概况' },
  { needs: 'audit.read', to: paths.audit, text: '审计记录' },
  { needs: 'unit-accounts.manage', to: paths.unitAccounts, text: '单位账户' },
  { needs: 'windows.keep', to: paths.windows, text: '申报时间' },
  { needs: 'staff.manage', to: paths.staff, text: '机构人员' },
  { needs: 'claims.read', to: paths.claims(), text: '申报单' },
  { needs: 'claims.read', to: paths.records(), text: '查询' },
  { needs: 'operators.manage', to: paths.unit, text: '单位' },
]

function linksFor(role: Role): MainLink[] {
  const open = links.filter(({ needs }) => may(role, needs))
  const hasWork = open.some(({ needs }) => needs !== 'claims.read')
  return hasWork ? open : [{ to: paths.home, text: '首页' }, ...open]
}

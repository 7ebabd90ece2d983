import { dateInShanghai } from '@cradle/domain/calendar'
import { noticeKinds } from '@cradle/domain/review'
import type { ClaimView } from '@cradle/domain/wire'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import styles from './issued-notices.module.css'
import { makeNotice } from './make-forms.ts'
import { Printing } from './printing.tsx'

/** The numbered papers given out about a claim, the latest first, each to look at, print and keep. */
export function IssuedNotices({ notices }: Pick<ClaimView, 'notices'>) {
  const businessOn = dateInShanghai(useBusinessNow())
  if (notices.length === 0) return <p className={styles.none}>还没有发出文书。</p>
  return (
    <ul className={styles.notices} aria-label="文书">
      {[...notices].reverse().map(({ id, number, kind, issuedOn }) => (
        <li key={id}>
          <span>
            <strong>{noticeKinds[kind]}</strong>
            <span className={styles.number}>
              {number} · {issuedOn}
            </span>
          </span>
          <Printing
            printables={[
              {
                label: '查看打印',
                make: (work) => makeNotice(id, businessOn, work),
                about: `${noticeKinds[kind]} ${number}`,
              },
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

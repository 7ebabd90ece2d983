import type { Counted } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import styles from './review-month.module.css'

/** A number of claims that opens their list; `of` says which, for who hears the link alone. None opens nothing. */
export function CountLink({ counted: { claims, opens }, of }: { counted: Counted; of: string }) {
  if (claims === 0) return <span className={styles.none}>0</span>
  return (
    <Link to={paths.records(opens)} aria-label={`${of}：${claims} 份`}>
      {claims}
    </Link>
  )
}

import styles from './sign-in.module.css'

/** What else helps, and the way back to the first step. */
export function BackToStart({ children }: { children: string }) {
  return (
    <>
      <p className={styles.hint}>{children}</p>
      <p className={styles.ways}>
        <LinkToStart>返回登录</LinkToStart>
      </p>
    </>
  )
}

/** Leads to the first step, and keeps where the person wanted to go (?next=…). */
export function LinkToStart({ children }: { children: string }) {
  return <a href={`/sign-in${location.search}`}>{children}</a>
}

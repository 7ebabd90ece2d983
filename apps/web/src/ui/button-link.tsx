import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'
import styles from './button-link.module.css'

type ButtonLinkProps = {
  to: string
  primary?: boolean
  /** Why it leads nowhere now; the reason is shown, not hidden in a tooltip. */
  disabledBecause?: string | undefined
  children: ReactNode
}

/** A link that looks like the button it is taken for. */
export function ButtonLink({ to, primary = false, disabledBecause, children }: ButtonLinkProps) {
  const href = useHref(to)
  const follow = useLinkClickHandler<HTMLElement>(to)
  if (disabledBecause)
    return (
      <span className={styles.disabled}>
        <Button disabled>{children}</Button>
        <span>{disabledBecause}</span>
      </span>
    )
  return (
    <Button type={primary ? 'primary' : 'default'} href={href} onClick={(event) => follow(event)}>
      {children}
    </Button>
  )
}

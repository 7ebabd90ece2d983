import { noticeKinds, type NoticeView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { dateTime, endInWords } from '#web/lib/format.ts'
import { noticesQuery, useReadNotices } from '#web/lib/notices.queries.ts'
import styles from './notices-menu.module.css'
import { paths } from './paths.ts'

/** 提醒: how many are unread, and the latest of them. Esc and a click elsewhere close the list. */
export function NoticesMenu() {
  const { data } = useQuery(noticesQuery)
  const read = useReadNotices()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      box.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('keydown', escape)
    }
  }, [isOpen])
  const { items = [], unread = 0 } = data ?? {}

  return (
    <div ref={box} className={styles.menu}>
      <Button type="text" aria-expanded={isOpen} aria-controls="notices" onClick={() => setOpen(!isOpen)}>
        提醒
        {unread > 0 && (
          <span className={styles.count}>
            {unread}
            <span className="visually-hidden"> 条未读</span>
          </span>
        )}
      </Button>
      {isOpen && (
        <section id="notices" className={styles.list} aria-label="提醒">
          {items.length === 0 ? (
            <p className={styles.none}>没有提醒</p>
          ) : (
            <ul>
              {items.map((notice) => (
                <li key={notice.id} data-unread={notice.readAt === null || undefined}>
                  <Link
                    to={placeOf(notice)}
                    onClick={() => {
                      setOpen(false)
                      if (notice.readAt === null) read.mutate([notice.id])
                    }}
                  >
                    {noticeKinds[notice.kind]}
                  </Link>
                  <span>{sentenceOf(notice)}</span>
                  <small>{dateTime(notice.raisedAt)}</small>
                </li>
              ))}
            </ul>
          )}
          {unread > 0 && (
            <Button size="small" loading={read.isPending} onClick={() => read.mutate(undefined)}>
              全部标为已读
            </Button>
          )}
        </section>
      )}
    </div>
  )
}

const placeOf = ({ claim }: NoticeView) => (claim ? paths.claim(claim.id) : paths.home)

function sentenceOf({ kind, period, claim, closesAt }: NoticeView): string {
  if (kind === 'claim-returned') return claim ? `${claim.personName}的申报单 ${claim.number}，请查看退回原因` : ''
  if (kind === 'confirmation-asked') return `${period} 期的申报已准备好，请核对并确认`
  return `${period} 期还有未申报的申报单${closesAt ? `，${endInWords(closesAt)} 截止` : ''}`
}

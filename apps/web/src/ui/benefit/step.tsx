import { grades } from '@cradle/domain/benefit'
import type { ReactNode } from 'react'
import { Tag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import type { LineView, RefusalView, SourceView } from './breakdown-view.ts'
import styles from './why.module.css'

/** One step of a benefit: what it says, the days or the amount, how it was found, and what it rests on. */
export function Step({ line, children }: { line: LineView; children?: ReactNode }) {
  const { label, days, amountFen, formula, source, unverified } = line
  return (
    <li>
      <p className={styles.step}>
        <span>{label}</span>
        {amountFen !== undefined ? <Yuan amount={amountFen} /> : days !== undefined && <span>{days} 天</span>}
      </p>
      {formula && <p className={styles.formula}>{formula}</p>}
      {children}
      <Grounds source={source} unverified={unverified} />
    </li>
  )
}

/** Why a benefit is nothing. */
export function RefusalStep({ refusal, children }: { refusal: RefusalView; children?: ReactNode }) {
  const { message, source, unverified } = refusal
  return (
    <li>
      <p>{message}</p>
      {children}
      <Grounds source={source} unverified={unverified} />
    </li>
  )
}

/** The document and article, how far it can be trusted, and the mark of what was not seen in the original. */
export function Grounds({ source, unverified }: { source: SourceView; unverified?: string | undefined }) {
  const grade = grades[source.grade]
  const named = source.grade === 'ours' ? grade : `《${source.title}》${source.article ?? ''}（${grade}）`
  // A convention of ours is its own explanation.
  const sentence = unverified ?? (source.grade === 'ours' ? source.title : undefined)
  return (
    <>
      <p className={styles.source}>{named}</p>
      {sentence && (
        <p className={styles.mark}>
          {unverified && <Tag tone="quiet">未核实</Tag>}
          <span>{sentence}</span>
        </p>
      )}
    </>
  )
}

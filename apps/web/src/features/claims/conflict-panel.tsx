import { answersIn, emptyDraft, type SectionName } from '@cradle/domain/claim'
import { sections } from '@cradle/domain/claim'
import Button from 'antd/es/button'
import { useState } from 'react'
import { ErrorSummary } from '#web/ui/notice.tsx'
import styles from './claim-form.module.css'
import type { Conflict } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import { differencesOf, likelySide, mergeOf, type Side } from './conflict.ts'

type ConflictPanelProps = { conflict: Conflict; onChoose: (section: SectionName, data: SectionData) => void }

/** The same step was saved elsewhere: shows where the two differ, and lets the clerk choose field by field. */
export function ConflictPanel({ conflict, onChoose }: ConflictPanelProps) {
  const { section, mine, theirs } = conflict
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const differences = differencesOf(mine, theirs)
  const sideOf = (part: string): Side => chosen[part] ?? likelySide(conflict, part)

  return (
    <ErrorSummary title={`“${sections[section].title}”在别处也有修改，请逐项选择保留哪一份`}>
      <div className={styles.conflict}>
        {differences.map((part) => (
          <fieldset key={part}>
            <legend>{labelOf(section, part, mine, theirs)}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side}>
                <input
                  type="radio"
                  name={`conflict ${part}`}
                  checked={sideOf(part) === side}
                  onChange={() => setChosen({ ...chosen, [part]: side })}
                />
                <span>
                  {side === 'mine' ? '我填的' : '已保存的'}：{wordsOf(section, part, side === 'mine' ? mine : theirs)}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <Button type="primary" onClick={() => onChoose(section, mergeOf(conflict, sideOf))}>
        按所选内容保存
      </Button>
    </ErrorSummary>
  )
}

const answersOf = (section: SectionName, part: string, data: SectionData) =>
  answersIn(section, { ...emptyDraft(), [section]: data })
    .flatMap((group) => group.answers)
    .filter(({ field }) => field === part || field.startsWith(`${part}.`))

function wordsOf(section: SectionName, part: string, data: SectionData): string {
  const words = answersOf(section, part, data).flatMap(({ text }) => text ?? [])
  return words.length > 0 ? words.join('，') : '（空）'
}

function labelOf(section: SectionName, part: string, mine: SectionData, theirs: SectionData): string {
  const [list, index] = part.split('.')
  if (list === 'invoices') return `票据 ${Number(index) + 1}`
  if (list === 'stays') return `住院 ${Number(index) + 1}`
  return [mine, theirs].flatMap((data) => answersOf(section, part, data))[0]?.label ?? part
}

import { type DraftAnswers, type SectionName, sections } from '@cradle/domain/claim'
import Button from 'antd/es/button'
import { useState } from 'react'
import { dateTime } from '#web/lib/format.ts'
import { useMe } from '#web/lib/session.ts'
import { ErrorSummary } from '#web/ui/notice.tsx'
import styles from './conflict-panel.module.css'
import type { Conflict } from './claim-saver.ts'
import { differencesOf, likelySide, mergeOf, type Side } from './conflict.ts'
import { placeInWords, placeLabel } from './conflict-words.ts'
import type { SectionData } from './section-data.ts'

type ConflictPanelProps = {
  conflict: Conflict
  /** The whole claim's: what is asked in one section follows from another. */
  answers: DraftAnswers
  onChoose: (section: SectionName, data: SectionData) => void
}

const sides = ['mine', 'theirs'] as const
const sideNames: Record<Side, string> = { mine: '我的', theirs: '对方的' }

/** The same step was saved elsewhere: shows both versions where they differ, and lets the clerk choose field by field. */
export function ConflictPanel({ conflict, answers, onChoose }: ConflictPanelProps) {
  const { section, mine, theirs } = conflict
  const { account } = useMe()
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const differences = differencesOf(mine, theirs)
  const sideOf = (place: string): Side => chosen[place] ?? likelySide(conflict, place)
  const chooseAll = (side: Side) => setChosen(Object.fromEntries(differences.map((place) => [place, side])))

  return (
    <ErrorSummary title={`“${sections[section].title}”在别处也有修改，请逐项选择保留哪一份`}>
      <p>{whose(conflict, account.name)}</p>
      <div className={styles.all} role="group" aria-label="一次选择全部">
        {sides.map((side) => (
          <Button key={side} size="small" onClick={() => chooseAll(side)}>
            全部用{sideNames[side]}
          </Button>
        ))}
      </div>
      <div className={styles.places}>
        {differences.map((place) => (
          <fieldset key={place} className={styles.place}>
            <legend>{placeLabel(conflict, place, answers)}</legend>
            {sides.map((side) => (
              <label key={side}>
                <input
                  type="radio"
                  name={`conflict ${place}`}
                  checked={sideOf(place) === side}
                  onChange={() => setChosen({ ...chosen, [place]: side })}
                />
                <span>
                  <small>{sideNames[side]}</small> {placeInWords(conflict, place, side, answers)}
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

/** Whose the two versions are, and from when. */
function whose({ mineAt, theirsBy, theirsAt }: Conflict, me: string): string {
  const who = theirsBy === undefined ? '别处保存的' : theirsBy === me ? '您在别处保存的' : `${theirsBy}保存的`
  const when = theirsAt ? `（${dateTime(theirsAt)}）` : ''
  return `“我的”是您填写的（${dateTime(mineAt)}），“对方的”是${who}${when}。没有改动的内容不变。`
}

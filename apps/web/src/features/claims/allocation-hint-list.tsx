import type { AllocationHint } from '@cradle/domain/claim'
import { formatYuan } from '@cradle/domain/money'
import styles from './charge-grid.module.css'
import { focusField } from './focus-field.ts'

type Words = {
  /** What a part is called: 第 3 行, 票据 2. */
  part: (index: number) => string
  /** What they are parts of: 票据金额. */
  whole: string
  /** Where a part is put right; null is the whole. */
  fieldOf: (index: number | null) => string
}

/** What may explain a difference, each leading to the amount that it names. */
export function AllocationHintList({ hints, words }: { hints: AllocationHint[]; words: Words }) {
  if (hints.length === 0) return null
  return (
    <ul className={styles.hints}>
      {hints.map((hint) => (
        <li key={`${hint.kind} ${hint.part}`}>
          {sentenceOf(hint, words)}
          <button type="button" onClick={() => focusField(words.fieldOf(hint.part))}>
            去核对
          </button>
        </li>
      ))}
    </ul>
  )
}

function sentenceOf(hint: AllocationHint, { part, whole }: Words): string {
  if (hint.kind === 'swapped')
    return `${hint.part === null ? whole : part(hint.part)}可能有两位数字颠倒，是否应为 ${formatYuan(hint.should)} 元`
  if (hint.kind === 'missing') return `差额正好等于${part(hint.part)}，是否有两笔这样的金额，少录了一笔`
  return hint.twin === null
    ? `${part(hint.part)}正好等于多出的金额，是否多录了`
    : `${part(hint.part)}与${part(hint.twin)}金额相同，是否重复录入`
}

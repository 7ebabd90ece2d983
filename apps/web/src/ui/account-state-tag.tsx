import type { AccountState } from '@cradle/domain/wire'
import { Tag } from './status-tag.tsx'

const states = {
  issued: { tone: 'warn', word: '待激活' },
  active: { tone: 'good', word: '使用中' },
  suspended: { tone: 'block', word: '已停用' },
} as const satisfies Record<AccountState, object>

/** How an account stands, in words first. */
export function AccountStateTag({ state }: { state: AccountState }) {
  return <Tag tone={states[state].tone}>{states[state].word}</Tag>
}

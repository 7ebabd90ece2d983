import type { VerificationView } from '@cradle/domain/wire'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { Verification } from './audit.queries.ts'
import { VerificationPanel } from './verification-panel.tsx'

const whole: VerificationView = {
  chains: 6,
  events: 12_345,
  ok: true,
  firstFault: null,
  anchors: { lines: 3, lastAt: '2026-11-05T15:00:00.000Z', firstFault: null },
}

function givenPanel(verification: Verification) {
  const onCancel = vi.fn<() => void>()
  const { container } = render(<VerificationPanel verification={verification} onCancel={onCancel} />)
  return { onCancel, text: container.textContent }
}
const found = (change: Partial<VerificationView>) =>
  givenPanel({ state: 'done', verdict: { ...whole, ok: false, ...change } }).text

describe('a verification', () => {
  test('that was not asked for says nothing', () => {
    expect(givenPanel({ state: 'idle' }).text).toBe('')
  })

  test('at work counts what it has verified, and can be stopped', async () => {
    const { onCancel, text } = givenPanel({ state: 'running', verified: 1000, total: 12_345 })
    expect(text).toContain('已核对 1,000 / 12,345 条')
    expect(screen.getByRole('progressbar', { name: '校验进度' })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: '停止校验' }))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  test('says when nothing was anchored for two days', () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    expect(found({ anchors: { ...whole.anchors, lastAt: daysAgo(3) } })).toContain('已超过两天没有锚定')
    expect(found({ anchors: { ...whole.anchors, lastAt: daysAgo(1) } })).not.toContain('已超过两天没有锚定')
  })

  test('that found everything whole says what it compared', () => {
    const { text } = givenPanel({ state: 'done', verdict: whole })
    expect(text).toContain('校验通过')
    expect(text).toContain('6 条链、12,345 条记录')
    expect(text).toContain('与锚定文件的 3 行相符，最后一次锚定在 2026-11-05 23:00')
  })

  test.each([
    [{ firstFault: { chain: 7, seq: 3, fault: 'removed' as const } }, '第 7 条链从第 3 条记录起不相符：记录被删除。'],
    [
      { anchors: { ...whole.anchors, firstFault: { line: 2, fault: 'cut-off' as const } } },
      '锚定文件第 2 行：审计记录登记过的这一行已不在锚定文件中。',
    ],
    [{ anchors: { lines: 0, lastAt: null, firstFault: null } }, '还没有锚定'],
  ])('that found %o says where', (change, sentence) => {
    expect(found(change)).toContain(sentence)
  })

  test('that broke off is no verdict', () => {
    expect(givenPanel({ state: 'failed', error: new Error('x') }).text).toContain('没有完成校验')
  })
})

import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { givenClaim } from '#web/testing/given-claim.ts'
import { FindingReason } from './finding-reason.tsx'

const finding: FindingView = {
  code: 'A12',
  level: 'warn',
  section: 'event',
  pointer: '/eventOn',
  message: '生育日期不在住院之内',
  reason: { text: null, version: 0 },
}

/** The field of one warning; answers what it sends. */
function givenField(answer: () => Response, reason = finding.reason) {
  const sent: unknown[] = []
  const claim = givenClaim()
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    return answer()
  })
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <FindingReason claimId={claim.id} finding={{ ...finding, reason }} />
    </QueryClientProvider>,
  )
  return { sent, field: screen.getByLabelText('原因：生育日期不在住院之内'), user: userEvent.setup() }
}

describe('the reason for a warning', () => {
  test('is sent on Enter, with what was found', async () => {
    const claim: ClaimView = givenClaim()
    const { sent, field, user } = givenField(() => Response.json(claim))
    await user.type(field, ' 途中分娩 {Enter}')
    await user.tab()
    expect(sent).toEqual([
      {
        section: 'event',
        code: 'A12',
        pointer: '/eventOn',
        message: '生育日期不在住院之内',
        version: 0,
        reason: '途中分娩',
      },
    ])
  })

  test('is not sent again when it is left as it was', async () => {
    const { sent, field, user } = givenField(() => Response.json(givenClaim()), { text: '途中分娩', version: 2 })
    await user.click(field)
    await user.tab()
    expect(sent).toEqual([])
    expect(screen.getByRole('status').textContent).toBe('已保存')
  })

  test('stays typed where it was refused, with the sentence', async () => {
    const title = '这条提示已有变化，请核对最新内容后再说明原因'
    const refused = () =>
      Response.json(
        { type: '/problems/finding-changed', title, status: 409, instance: '1', errors: [] },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      )
    const { field, user } = givenField(refused)
    await user.type(field, '途中分娩{Enter}')
    await screen.findByText(title)
    expect((field as HTMLInputElement).value).toBe('途中分娩')
  })
})

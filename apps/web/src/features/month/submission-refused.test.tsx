import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { refusal } from '#web/testing/given-api.ts'
import type { ClaimRow } from '@cradle/domain/wire'
import { SubmissionRefused } from './submission-refused.tsx'

const id = '00000000-0000-7000-8000-000000000001'
const rows = [{ id, number: '000000021', person: { name: '孙佳慧' } }] as ClaimRow[]

test('a refused submission lists every error under its claim, each leading to its field, and takes the focus', () => {
  const { body } = refusal('claims-incomplete', 422, '所选申报还有未完成的内容，未提交任何一份', [
    {
      pointer: `/claims/${id}/sections/charges/data/invoices/0/lines`,
      code: 'A01',
      message: '明细合计比票据金额少 12.30 元',
    },
    { pointer: `/claims/${id}/sections/event/data/eventOn`, code: 'A12', message: '生育或手术日期不能晚于今天' },
  ])
  render(
    <MemoryRouter>
      <SubmissionRefused error={new ApiProblem(body)} claims={rows} />
    </MemoryRouter>,
  )
  expect(document.activeElement).toBe(screen.getByRole('alert'))
  expect(screen.getByText('孙佳慧')).toBeTruthy()
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['费用 · 票据 1：明细合计比票据金额少 12.30 元', `/claims/${id}/charges#invoices.0.lines`],
    ['参保人与事由：生育或手术日期不能晚于今天', `/claims/${id}/event#eventOn`],
  ])
})

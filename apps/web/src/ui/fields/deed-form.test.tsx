import { render, screen } from '@testing-library/react'
import ConfigProvider from 'antd/es/config-provider'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { DeedForm, TextField } from './index.ts'

const schema = z.strictObject({ reason: z.string('请填写原因'), note: z.string().optional() })
type Body = z.output<typeof schema>

function givenForm(onSend: (body: Body) => Promise<unknown>) {
  const onFold = vi.fn<() => void>()
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <DeedForm<{ reason: string | null; note: string | null }, Body>
        schema={schema}
        start={{ reason: null, note: null }}
        takesFocus
        deed="停用"
        onSend={onSend}
        onFold={onFold}
      >
        {(field) => (
          <>
            <TextField label="原因" {...field('reason')} />
            <TextField label="备注" optional {...field('note')} />
          </>
        )}
      </DeedForm>
    </ConfigProvider>,
  )
  return { user: userEvent.setup(), onFold, reason: screen.getByLabelText('原因') }
}

const problem = (code: string, title: string, errors: { pointer: string; message: string }[] = []) =>
  new ApiProblem({
    type: `/problems/${code}`,
    title,
    status: 400,
    instance: '',
    errors: errors.map((error) => ({ ...error, code: 'custom' })),
  })

describe('a form that is one request', () => {
  test('takes the focus, and sends what was typed without what stayed empty', async () => {
    const onSend = vi.fn<(body: Body) => Promise<unknown>>().mockResolvedValue(undefined)
    const { user, reason } = givenForm(onSend)
    await expect.poll(() => document.activeElement).toBe(reason)
    await user.type(reason, '离职{Enter}')
    await expect.poll(() => onSend.mock.calls).toEqual([[{ reason: '离职' }]])
  })

  test('says at the field what is missing, and sends nothing', async () => {
    const onSend = vi.fn<(body: Body) => Promise<unknown>>()
    const { user, reason } = givenForm(onSend)
    await user.click(screen.getByRole('button', { name: '停用' }))
    expect(await screen.findByText('请填写原因')).toBeTruthy()
    await expect.poll(() => reason.getAttribute('aria-invalid')).toBe('true')
    expect(onSend).not.toHaveBeenCalled()
  })

  test('says at its field what the server refused there, and takes it back when the field is changed', async () => {
    const refused = problem('fields-invalid', '有内容填写不正确', [{ pointer: '/reason', message: '原因太笼统' }])
    const { user, reason } = givenForm(() => Promise.reject(refused))
    await user.type(reason, '无{Enter}')
    expect(await screen.findByText('原因太笼统')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    await user.type(reason, '法到岗')
    await expect.poll(() => screen.queryByText('原因太笼统')).toBeNull()
  })

  test('says above the fields what was refused as a whole', async () => {
    const { user, reason } = givenForm(() => Promise.reject(problem('own-account', '不能对自己的账户办理这一项')))
    await user.type(reason, '离职{Enter}')
    expect((await screen.findByRole('alert')).textContent).toBe('不能对自己的账户办理这一项')
  })

  test('is folded without being sent', async () => {
    const onSend = vi.fn<(body: Body) => Promise<unknown>>()
    const { user, onFold } = givenForm(onSend)
    await user.click(screen.getByRole('button', { name: '取消' }))
    expect(onFold).toHaveBeenCalledOnce()
    expect(onSend).not.toHaveBeenCalled()
  })
})

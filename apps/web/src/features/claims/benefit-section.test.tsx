import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { givenBasis, givenBenefit, givenWageBase } from '#web/testing/given-benefit.ts'
import { givenBirth } from '#web/testing/given-birth.ts'
import { givenClaim } from '#web/testing/given-claim.ts'
import { useWhy } from '#web/ui/benefit/use-why.ts'
import { benefitAsTyped } from './benefit-as-typed.ts'
import { BenefitSection } from './benefit-section.tsx'
import { ClaimSaver } from './claim-saver.ts'
import { EventFields } from './event-fields.tsx'
import { useAnswers } from './use-answers.ts'
import { useSaveState } from './use-claim-saver.ts'
import { useStep } from './use-step.ts'

/** What happened, with the benefit beside it; nothing that is typed is saved. */
function givenForm({ answers = givenBirth(), basis = givenBasis() }: Partial<Given> = {}) {
  const claim = givenClaim({ benefit: givenBenefit(answers, basis) }, answers)
  render(<Form claim={claim} />)
  const section = screen.getByRole('region', { name: '预计待遇' })
  const row = (name: RegExp) => within(section).getByRole('row', { name }).textContent
  return { user: userEvent.setup(), section, row }
}
type Given = { answers: DraftAnswers; basis: ReturnType<typeof givenBasis> }

const forgetfulKeep = { put: () => Promise.resolve(false), drop: () => undefined }
const unsaved = () => new Promise<never>(() => {})

function Form({ claim }: { claim: ClaimView }) {
  const [saver] = useState(
    () => new ClaimSaver(claim, { save: unsaved, read: unsaved, keep: forgetfulKeep, onClaim() {} }),
  )
  useSaveState(saver)
  const form = useStep('event', saver)
  const answers = useAnswers(saver)
  const benefit = benefitAsTyped(claim, answers)
  const why = useWhy()
  return (
    <>
      <EventFields form={form} sex={claim.person.sex} kinds={['birth', 'family-planning']} />
      <BenefitSection {...{ claim, answers, benefit, why }} />
    </>
  )
}

describe('the benefit beside the form', () => {
  test('is computed from the answers as they stand', () => {
    const { row } = givenForm()
    expect(row(/医疗费/)).toBe('医疗费3,500.00')
    expect(row(/产前检查/)).toBe('产前检查2,000.00')
    expect(row(/津贴/)).toBe('津贴 158 天38,446.67')
    expect(row(/合计/)).toBe('合计43,946.67')
  })

  test('shows the effect of another delivery and of twins at once, before anything is saved', async () => {
    const { user, row } = givenForm()
    await user.click(screen.getByRole('radio', { name: /剖宫产/ }))
    await expect.poll(() => row(/津贴/)).toBe('津贴 173 天42,096.67')
    expect(row(/医疗费/)).toBe('医疗费4,120.50')
    await user.clear(screen.getByLabelText(/胎儿数/))
    await user.type(screen.getByLabelText(/胎儿数/), '2')
    await expect.poll(() => row(/津贴/)).toBe('津贴 188 天45,746.67')
  })

  test('of a new day waits for the wages of that day', async () => {
    const { user, section } = givenForm()
    await user.clear(screen.getByLabelText(/生育日期/))
    await user.type(screen.getByLabelText(/生育日期/), '20260801')
    await expect.poll(() => section.textContent).toContain('日期已改，保存后按新日期的缴费基数重新计算')
  })

  test('names what is still to be filled in, and reproaches nothing', () => {
    const { section } = givenForm({ answers: givenBirth({ event: { delivery: null } }) })
    expect(section.textContent).toContain('填好以下内容即可测算')
    expect(section.textContent).toContain('请选择生产方式')
    expect(within(section).queryByRole('table')).toBeNull()
    expect(within(section).queryByRole('alert')).toBeNull()
  })

  test('leaves out of the total what the charges are still missing for', () => {
    const { row } = givenForm({ answers: givenBirth({ charges: {} }) })
    expect(row(/^医疗费/)).toBe('医疗费—')
    expect(row(/合计/)).toBe('合计（不含医疗费）40,446.67')
  })

  test('is provisional while the regional average is, and says why', () => {
    const provisional = '2025 年全口径月平均工资尚未公布，暂按 2024 年核定，公布后补支或追回'
    const { section } = givenForm({ basis: givenBasis({ wageBase: givenWageBase({ provisional }) }) })
    expect(section.textContent).toContain(`暂定${provisional}`)
  })

  test('is an estimate, and says that the agency decides', () => {
    expect(givenForm().section.textContent).toContain('预计金额，以经办机构的审核决定为准')
  })
})

describe('why', () => {
  test('unfolds beneath the amounts, and Escape folds it and returns to its button', async () => {
    const { user, section } = givenForm()
    const button = within(section).getByRole('button', { name: /为什么/ })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await user.click(button)
    const why = await within(section).findByRole('region', { name: '金额的依据' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(button.getAttribute('aria-expanded')).toBe('true')
    expect(button.getAttribute('aria-controls')).toBe(why.id)
    await user.keyboard('{Escape}')
    expect(within(section).queryByRole('region', { name: '金额的依据' })).toBeNull()
    expect(document.activeElement).toBe(button)
  })

  test('follows what is typed while it is open', async () => {
    const { user, section } = givenForm()
    await user.click(within(section).getByRole('button', { name: /为什么/ }))
    const why = await within(section).findByRole('region', { name: '金额的依据' })
    expect(why.textContent).not.toContain('剖宫产增加')
    await user.click(screen.getByRole('radio', { name: /剖宫产/ }))
    await expect.poll(() => why.textContent).toContain('剖宫产增加15 天')
  })
})

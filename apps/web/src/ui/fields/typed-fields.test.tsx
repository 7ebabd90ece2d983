import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FieldValues, useForm } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { DateField, type FieldProps, fieldsOf, IdNumberField, MoneyField, NumberField } from './index.ts'

type Kind = (props: FieldProps) => React.ReactNode

/** One field in a form; `draft` answers what the form holds. */
function givenField(Field: Kind, { value = null, label = '金额' }: { value?: unknown; label?: string } = {}) {
  const held: { values: () => FieldValues } = { values: () => ({}) }
  function Form() {
    const form = useForm({ defaultValues: { it: value }, mode: 'onTouched' })
    held.values = form.getValues
    return <Field label={label} {...fieldsOf(form)('it')} />
  }
  render(<Form />)
  return {
    user: userEvent.setup(),
    box: screen.getByLabelText<HTMLInputElement>(label),
    draft: () => held.values()['it'] as unknown,
  }
}

describe('a money field', () => {
  test('holds fen, shows yuan with separators, and is edited without them', async () => {
    const { user, box, draft } = givenField(MoneyField)
    await user.type(box, '3120.5')
    expect(draft()).toBe(312_050)
    await user.tab()
    expect(box.value).toBe('3,120.50')
    await user.click(box)
    expect(box.value).toBe('3120.50')
  })

  test('keeps what it cannot read as it was typed', async () => {
    const { user, box, draft } = givenField(MoneyField)
    await user.type(box, '12.345')
    await user.tab()
    expect(draft()).toBe('12.345')
    expect(box.value).toBe('12.345')
  })

  test('is empty again when everything is deleted', async () => {
    const { user, box, draft } = givenField(MoneyField, { value: 500 })
    expect(box.value).toBe('5.00')
    await user.clear(box)
    expect(draft()).toBeNull()
  })
})

describe('a date field', () => {
  test.each(['20251105', '2025/11/5', '2025年11月5日'])('understands %s', async (typed) => {
    const { user, box, draft } = givenField(DateField, { label: '入院日期' })
    await user.type(box, typed)
    await user.tab()
    expect(box.value).toBe('2025-11-05')
    expect(draft()).toBe('2025-11-05')
  })

  test('keeps a day that does not exist as typed, so that the sentence at the field can name it', async () => {
    const { user, box, draft } = givenField(DateField, { label: '入院日期' })
    await user.type(box, '1995-02-29')
    await user.tab()
    expect(draft()).toBe('1995-02-29')
  })
})

test('a number field holds a number', async () => {
  const { user, box, draft } = givenField(NumberField, { label: '孕周' })
  await user.type(box, '39')
  expect(draft()).toBe(39)
})

test('an ID-number field groups what it shows, and holds the number alone', async () => {
  const { user, box, draft } = givenField(IdNumberField, { label: '配偶身份证号' })
  await user.type(box, '130102199202070022')
  await user.tab()
  expect(box.value).toBe('130102 19920207 0022')
  expect(draft()).toBe('130102199202070022')
})

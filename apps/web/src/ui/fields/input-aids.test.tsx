import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FieldValues, type Resolver, useForm } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { type FieldProps, fieldsOf, IdNumberField, NameField, PasswordField } from './index.ts'

const blank: { it: string | null } = { it: null }
const refusing: Resolver<typeof blank> = () => ({ values: {}, errors: { it: { type: 'custom', message: '不对' } } })

type Kind = (props: FieldProps) => React.ReactNode

/** One field in a form that refuses whatever stands in it; `held` answers what that is. */
function givenField(Field: Kind, label: string) {
  const form: { values: () => FieldValues } = { values: () => ({}) }
  function Form() {
    const held = useForm({ defaultValues: blank, mode: 'onTouched', resolver: refusing })
    form.values = held.getValues
    return <Field label={label} {...fieldsOf(held)('it')} />
  }
  const { container } = render(<Form />)
  return {
    user: userEvent.setup(),
    box: screen.getByLabelText<HTMLInputElement>(label),
    held: () => form.values()['it'] as unknown,
    marked: () => [...container.querySelectorAll('mark')].map((mark) => mark.textContent).join(''),
  }
}

describe('an ID number', () => {
  test('of fifteen digits is made eighteen in sight', async () => {
    const { user, box, held } = givenField(IdNumberField, '身份证号')
    await user.type(box, '130103850815123')
    expect(screen.getByText('130103 19850815 1230')).toBeDefined()
    await user.tab()
    expect(box.value).toBe('130103 19850815 1230')
    expect(held()).toBe('130103198508151230')
  })

  test.each([
    ['130102199213070026', '13', '第 11、12 位是出生的月份，请核对'],
    ['13010219900307O02X', 'O', '第 15 位应为数字，看上去像 0，请核对'],
    ['130102198811150010', '0', '前 17 位如果无误，第 18 位应为 5'],
  ])('that cannot be, %s, has its wrong digits marked once it was left', async (typed, digits, sentence) => {
    const { user, box, marked } = givenField(IdNumberField, '身份证号')
    await user.type(box, typed)
    expect(marked()).toBe('')
    await user.tab()
    await expect.poll(marked).toBe(digits)
    expect(screen.getByText(sentence)).toBeDefined()
  })
})

test.each([
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['𠮷野 𬍛', '𠮷野𬍛'],
  ['王3', '王3'],
])('a name typed as %s is held as %s', async (typed, name) => {
  const { user, box, held } = givenField(NameField, '姓名')
  await user.click(box)
  await user.paste(typed)
  await user.tab()
  expect(held()).toBe(name)
})

test('a password box says that Caps Lock is on, for as long as it is', () => {
  const Password = (props: FieldProps) => <PasswordField {...props} autoComplete="current-password" />
  const { box } = givenField(Password, '密码')
  fireEvent.keyDown(box, { key: 'A', modifierCapsLock: true })
  expect(screen.getByText('大写锁定（Caps Lock）已打开')).toBeDefined()
  fireEvent.keyUp(box, { key: 'CapsLock', modifierCapsLock: false })
  expect(screen.queryByText('大写锁定（Caps Lock）已打开')).toBeNull()
})

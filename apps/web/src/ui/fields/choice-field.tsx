import type { Coded } from '@cradle/domain/codes'
import type { KeyboardEvent } from 'react'
import { FieldNote } from './field.tsx'
import styles from './field.module.css'
import { type FieldProps, useField } from './fields-of.ts'

/** The option a digit key stands for: 1 is the first, 0 the tenth. */
const optionAt = <Option,>(options: readonly Option[], key: string): Option | undefined =>
  /^\d$/.test(key) ? options[(Number(key) + 9) % 10] : undefined

type ChoiceProps<Value> = FieldProps & { options: readonly { code: string; name: string; value: Value }[] }

/** One of a few, all in sight: by mouse, arrows, or its digit. */
export function ChoiceField({ options, ...field }: FieldProps & { options: readonly Coded[] }) {
  return <OneOf {...field} options={options.map((option) => ({ ...option, value: option.code }))} />
}

/** Yes or no as two choices: no answer yet is not a no. */
export function YesOrNoField({ yes, no, ...field }: FieldProps & { yes: string; no: string }) {
  const options = [
    { code: 'yes', name: yes, value: true },
    { code: 'no', name: no, value: false },
  ]
  return <OneOf {...field} options={options} />
}

function OneOf<Value>({ name, control, label, hint, options }: ChoiceProps<Value>) {
  const { value, error, warning, bound, onChange } = useField<Value>({ name, control })
  return (
    <Options
      {...{ name, label, hint, options, error, warning, bound }}
      type="radio"
      isChosen={(option) => value === option.value}
      onChoose={(option) => onChange(option.value)}
    />
  )
}

/** Any number of a few: each ticked by mouse, space, or its digit. */
export function ChoicesField({ name, control, label, hint, options }: FieldProps & { options: readonly Coded[] }) {
  const { value, error, warning, bound, onChange } = useField<string[]>({ name, control })
  const chosen = value ?? []
  const toggle = ({ code }: Coded) =>
    onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code])
  return (
    <Options
      {...{ name, label, hint, options, error, warning, bound }}
      type="checkbox"
      isChosen={({ code }) => chosen.includes(code)}
      onChoose={toggle}
    />
  )
}

type OptionsProps<Option extends Coded> = {
  name: string
  label: string
  hint: string | undefined
  options: readonly Option[]
  error: string | undefined
  warning: string | undefined
  bound: ReturnType<typeof useField>['bound']
  type: 'radio' | 'checkbox'
  isChosen: (option: Option) => boolean
  onChoose: (option: Option) => void
}

function Options<Option extends Coded>({
  name,
  label,
  hint,
  options,
  error,
  warning,
  bound,
  type,
  isChosen,
  onChoose,
}: OptionsProps<Option>) {
  function chooseByDigit(event: KeyboardEvent<HTMLFieldSetElement>) {
    const option = optionAt(options, event.key)
    if (!option || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onChoose(option)
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${option.code}"]`)?.focus()
  }

  return (
    <fieldset
      className={styles.choice}
      onKeyDown={chooseByDigit}
      onBlur={bound.onBlur}
      aria-describedby={bound['aria-describedby']}
    >
      <legend>{label}</legend>
      <div className={styles.options}>
        {options.map((option, index) => (
          <label key={option.code} className={styles.option}>
            <input
              type={type}
              name={name}
              id={index === 0 ? name : undefined}
              ref={index === 0 ? bound.ref : undefined}
              value={option.code}
              checked={isChosen(option)}
              onChange={() => onChoose(option)}
            />
            {options.length > 1 && (
              <span className={styles.key} aria-hidden="true">
                {(index + 1) % 10}
              </span>
            )}
            <span>{option.name}</span>
          </label>
        ))}
      </div>
      <FieldNote {...{ name, error, warning, hint }} />
    </fieldset>
  )
}

import Input, { type InputProps, type InputRef } from 'antd/es/input'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Reading } from './readings.ts'

type TypedInputProps<Value> = Omit<InputProps, 'value' | 'onChange' | 'ref'> & {
  value: Value | null
  reading: Reading<Value>
  onValue: (value: Value | null) => void
  ref?: (element: HTMLElement | null) => void
}

/** A text box that shows a value in its own form and, while it is typed in, exactly what is typed. */
export function TypedInput<Value>({ value, reading, onValue, ref, onFocus, onBlur, ...rest }: TypedInputProps<Value>) {
  const [typed, setTyped] = useState<string>()
  const input = useRef<InputRef>(null)
  const isTyping = typed !== undefined

  // The edited form may be another text than the one shown, which undoes the selection that Tab made.
  useLayoutEffect(() => {
    if (isTyping) input.current?.select()
  }, [isTyping])

  return (
    <Input
      autoComplete="off"
      {...rest}
      ref={(element) => {
        input.current = element
        ref?.(element?.input ?? null)
      }}
      value={typed ?? (value === null ? '' : reading.show(value))}
      onFocus={(event) => {
        setTyped(value === null ? '' : reading.edit(value))
        onFocus?.(event)
      }}
      onChange={(event) => {
        setTyped(event.target.value)
        onValue(reading.read(event.target.value))
      }}
      onBlur={(event) => {
        setTyped(undefined)
        onBlur?.(event)
      }}
    />
  )
}

import { type KeyboardEvent, type MouseEvent, useState } from 'react'

/** Whether Caps Lock is on, as the last key or click in a password box told it. */
export function useCapsLock() {
  const [isOn, setOn] = useState(false)
  const look = (event: KeyboardEvent | MouseEvent) => setOn(event.getModifierState('CapsLock'))
  return {
    isOn,
    /** For the box. */
    watch: { onKeyDown: look, onKeyUp: look, onMouseDown: look, onBlur: () => setOn(false) },
  }
}

/** Said under a password box while Caps Lock is on. */
export function CapsLockHint({ isOn, className }: { isOn: boolean; className?: string | undefined }) {
  return (
    <p className={className} role="status" hidden={!isOn}>
      {isOn && '大写锁定（Caps Lock）已打开'}
    </p>
  )
}

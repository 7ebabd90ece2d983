import Button from 'antd/es/button'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './menu-button.module.css'

/** A deed of the menu, or the line between two groups of them. */
export type MenuEntry = { name: ReactNode; run: () => void } | { divider: true }

type MenuButtonProps = {
  className?: string | undefined
  /** What stands over the deeds. */
  head: ReactNode
  entries: MenuEntry[]
  onOpen: () => void
  children: ReactNode
}

/** A button and the menu under it, by mouse or by keys: arrows, Home, End, Escape. */
export function MenuButton({ className = '', head, entries, onOpen, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]

  useEffect(() => {
    if (!isOpen) return undefined
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [isOpen])

  function close() {
    setOpen(false)
    box.current?.querySelector('button')?.focus()
  }

  function move(event: KeyboardEvent) {
    if (event.key === 'Escape') return close()
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all.at(to % all.length)?.focus()
  }

  return (
    <div ref={box}>
      <Button
        type="text"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          if (!isOpen) onOpen()
          setOpen(!isOpen)
        }}
      >
        {children}
      </Button>
      {isOpen && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are the items'
        <div className={styles.list} onKeyDown={move}>
          {head}
          <div role="menu">
            {entries.map((entry, index) =>
              'divider' in entry ? (
                // oxlint-disable-next-line react/no-array-index-key -- a line has no other name
                <hr key={index} />
              ) : (
                <button
                  // oxlint-disable-next-line react/no-array-index-key -- the entries stay where they are while it is open
                  key={index}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  onClick={() => {
                    close()
                    entry.run()
                  }}
                >
                  {entry.name}
                </button>
              ),
            )}
          </div>
        </div>
      )}
    </div>
  )
}

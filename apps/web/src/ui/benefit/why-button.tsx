import Button from 'antd/es/button'
import styles from './benefit.module.css'

type WhyButtonProps = {
  isOpen: boolean
  /** The id of what it opens. */
  controls: string
  /** The key that does the same. */
  keys: string
  onToggle: () => void
}

/** Opens what explains the amounts, in its place and not over what is being filled in or decided. */
export function WhyButton({ isOpen, controls, keys, onToggle }: WhyButtonProps) {
  return (
    <Button size="small" aria-expanded={isOpen} aria-controls={isOpen ? controls : undefined} onClick={onToggle}>
      {isOpen ? '收起依据' : '为什么'}
      <kbd className={styles.key}>{keys}</kbd>
    </Button>
  )
}

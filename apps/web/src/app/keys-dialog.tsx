import { keysInReach } from '#web/lib/keys.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import styles from './shell.module.css'

/** The keys that work on this page. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog open={isOpen} onCancel={onClose} footer={null} title="本页的按键" width={440} destroyOnHidden>
      <dl className={styles.keys}>
        {keysInReach().map(({ keys, does }) => (
          <div key={keys + does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { openFile } from '#web/lib/open-file.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import styles from './open-file-button.module.css'

/** Opens a file of the API's in a tab of its own. A plain link would not say who asks. */
export function OpenFileButton({ path, children }: { path: string; children: string }) {
  const open = useMutation({ mutationFn: () => openFile(path) })
  return (
    <>
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {children}
      </Button>
      {open.error && (
        <span role="alert" className={styles.failed}>
          {sentenceOf(open.error)}
        </span>
      )}
    </>
  )
}

import Button from 'antd/es/button'
import { timeOfDay } from '#web/lib/format.ts'
import styles from './claim-form.module.css'
import type { SaveState } from './claim-saver.ts'

type StepFooterProps = {
  state: SaveState
  isFirst: boolean
  isLast: boolean
  onRetry: () => void
  onBack: () => void
  onLeave: () => void
}

/** Whether what was typed is safe, and where to go from here. */
export function StepFooter({ state, isFirst, isLast, onRetry, onBack, onLeave }: StepFooterProps) {
  return (
    <div className={styles.footer}>
      <p className={styles.save} role="status" data-state={state.kind}>
        <SaveWords state={state} />
        {state.kind === 'failed' && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )}
      </p>
      <div className={styles.steps}>
        {!isFirst && <Button onClick={onBack}>上一步</Button>}
        <Button onClick={onLeave}>保存并退出</Button>
        {!isLast && (
          <Button type="primary" htmlType="submit" form="step" id="next-step">
            下一步<span className={styles.enter}> (Enter)</span>
          </Button>
        )}
      </div>
    </div>
  )
}

function SaveWords({ state }: { state: SaveState }) {
  switch (state.kind) {
    case 'saved':
      return <>{state.at ? `已保存 ${timeOfDay(state.at)}` : '填写的内容会自动保存'}</>
    case 'waiting':
    case 'saving':
      return <>正在保存</>
    case 'offline':
      return <>未联网，已存在本机</>
    case 'failed':
      return <>保存失败：{state.sentence}</>
    case 'conflict':
      return <>这一步在别处也有修改，请先选择保留哪一份</>
  }
}

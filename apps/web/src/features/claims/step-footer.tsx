import Button from 'antd/es/button'
import { timeOfDay } from '#web/lib/format.ts'
import styles from './claim-form.module.css'
import type { ClaimSaver, SaveState } from './claim-saver.ts'

type StepFooterProps = {
  saver: ClaimSaver
  state: SaveState
  isFirst: boolean
  isLast: boolean
  onBack: () => void
  onLeave: () => void
}

/** Whether what was typed is safe, and where to go from here. */
export function StepFooter({ saver, state, isFirst, isLast, onBack, onLeave }: StepFooterProps) {
  return (
    <div className={styles.footer}>
      <div className={styles.save} data-state={state.kind}>
        <p role="status">
          {saver.canRestore && state.kind === 'saved' ? '已放弃未保存的修改' : <SaveWords state={state} />}
        </p>
        <Remedies saver={saver} state={state} />
      </div>
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

/** What can be done about what is not saved: trying again, throwing it away, and taking that back. */
function Remedies({ saver, state }: { saver: ClaimSaver; state: SaveState }) {
  if (saver.canRestore)
    return (
      <Button size="small" onClick={() => void saver.restore()}>
        恢复
      </Button>
    )
  if (state.kind !== 'failed' && state.kind !== 'offline' && state.kind !== 'conflict') return null
  return (
    <>
      {state.kind !== 'conflict' && (
        <Button size="small" onClick={() => void saver.flush()}>
          重试
        </Button>
      )}
      <Button size="small" type="text" onClick={() => void saver.discard()}>
        放弃修改
      </Button>
    </>
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
      return <>{state.isKept ? '未联网，已存在本机' : '未联网，内容只在这一页，请不要关闭'}</>
    case 'failed':
      return <>保存失败：{state.sentence}</>
    case 'conflict':
      return <>这一步在别处也有修改，请先选择保留哪一份</>
  }
}

import Button from 'antd/es/button'
import { type ComponentType, useEffect, useState } from 'react'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { WhyPanelProps } from './why-panel.tsx'

let known: ComponentType<WhyPanelProps> | undefined

/** The explanation, loaded when it is first asked for. Without a network the page around it stays as it is. */
export function Why(props: WhyPanelProps) {
  const [Panel, setPanel] = useState(() => known)
  const [attempt, setAttempt] = useState(1)
  const [failedOn, setFailedOn] = useState(0)
  useEffect(() => {
    if (known) return
    import('./why-panel.tsx').then(
      ({ WhyPanel }) => {
        known = WhyPanel
        setPanel(() => WhyPanel)
      },
      () => setFailedOn(attempt),
    )
  }, [attempt])
  if (Panel) return <Panel {...props} />
  if (failedOn < attempt) return <Skeleton heading={false} lines={6} />
  return (
    <p id={props.id}>
      没有打开依据，请检查网络。填写的内容不受影响。{' '}
      <Button size="small" onClick={() => setAttempt(attempt + 1)}>
        重试
      </Button>
    </p>
  )
}

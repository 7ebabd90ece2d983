import type { ExportFormat, RecordsFilter } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Notice } from '#web/ui/notice.tsx'
import { type Exporting, useExport } from './records.queries.ts'
import styles from './records.module.css'

const counted = new Intl.NumberFormat('zh-CN')

/** Takes the records found along as a file: which format, with which numbers, how far it is, and the way to stop it. */
export function ExportPanel({ filter }: { filter: RecordsFilter }) {
  const { exporting, start, cancel } = useExport()
  const [isFull, setFull] = useState(false)
  const [hasCodes, setCodes] = useState(false)
  const isRunning = exporting.state === 'running'
  const save = (format: ExportFormat) =>
    start({ filter, format, idNumbers: isFull ? 'full' : 'masked', nationalCodes: hasCodes })
  return (
    <div className={styles.export} role="group" aria-label="导出">
      <div className={styles.choices}>
        <Button onClick={() => save('xlsx')} disabled={isRunning}>
          导出 Excel
        </Button>
        <Button onClick={() => save('csv')} disabled={isRunning}>
          导出 CSV
        </Button>
        <Choice isOn={isFull} onChange={setFull}>
          身份证号完整导出（会记入审计）
        </Choice>
        <Choice isOn={hasCodes} onChange={setCodes}>
          附国家编码行
        </Choice>
      </div>
      <Progress exporting={exporting} onCancel={cancel} />
    </div>
  )
}

function Choice({ isOn, onChange, children }: { isOn: boolean; onChange: (on: boolean) => void; children: string }) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  )
}

function Progress({ exporting, onCancel }: { exporting: Exporting; onCancel: () => void }) {
  if (exporting.state === 'idle') return null
  if (exporting.state === 'running')
    return (
      <Notice tone="course" title="正在导出" actions={<Button onClick={onCancel}>取消导出</Button>}>
        <progress
          className={styles.progress}
          value={exporting.written}
          max={Math.max(exporting.total, 1)}
          aria-label="导出进度"
        />
        <p className={styles.counted}>
          已写入 {counted.format(exporting.written)} / {counted.format(exporting.total)} 条
        </p>
      </Notice>
    )
  if (exporting.state === 'failed')
    return (
      <Notice tone="block" title="没有导出">
        <p>{sentenceOf(exporting.error)}</p>
      </Notice>
    )
  if (exporting.state === 'cancelled') return <Notice tone="warn" title="已取消导出，没有保存文件" />
  return (
    <Notice tone="good" title={`已导出 ${counted.format(exporting.records)} 条`}>
      <p>{exporting.name}</p>
    </Notice>
  )
}

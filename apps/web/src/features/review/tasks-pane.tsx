import type { ClaimView, ReviewView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { Field } from '#web/ui/fields/index.ts'
import { Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { useAnswerTask } from './desk.queries.ts'
import styles from './tasks-pane.module.css'

type Task = ReviewView['tasks'][number]

/** The checklist of this stage: what the system compared, and what the reviewer ticks by mouse or by its digit. */
export function TasksPane({ claim, review }: { claim: ClaimView; review: ReviewView }) {
  const answer = useAnswerTask(claim.id)
  const mayAnswer = claim.moves.some((move) => move === 'agree' || move === 'approve')
  const own = review.tasks.filter(({ stage }) => stage === review.stage)
  const tasks = own.length > 0 ? own : review.tasks
  const byPerson = tasks.filter(({ by }) => by === 'person')
  const toggle = ({ code, state }: Task) =>
    answer.mutate({ version: claim.version, task: code, done: state !== 'done' })
  usePageKeys(
    mayAnswer
      ? byPerson.slice(0, 9).map((task, index) => ({
          keys: String(index + 1),
          does: `核对“${task.name}”`,
          run: () => toggle(task),
        }))
      : [],
  )
  if (tasks.length === 0) return null
  const left = tasks.filter(({ blocks, state }) => blocks && state !== 'done').length
  return (
    <Panel title={left > 0 ? `核对 · 还差 ${left} 项` : '核对 · 已完成'}>
      <ul className={styles.tasks} aria-label="核对事项">
        {tasks.map((task) => (
          <li key={task.code} data-state={task.state}>
            {task.by === 'person' ? (
              <label className={styles.task}>
                <input
                  type="checkbox"
                  checked={task.state === 'done'}
                  disabled={!mayAnswer}
                  onChange={() => toggle(task)}
                />
                <span className={styles.key} aria-hidden="true">
                  {byPerson.indexOf(task) + 1}
                </span>
                <Words task={task} />
              </label>
            ) : (
              <div className={styles.task}>
                <Tag tone={toneOf(task)}>{stateOf(task)}</Tag>
                <Words task={task} />
              </div>
            )}
            {mayAnswer && task.state === 'failed' && task.answeredByNote && (
              <NoteForm
                task={task}
                isSending={answer.isPending}
                onNote={(note) => answer.mutate({ version: claim.version, task: task.code, done: true, note })}
              />
            )}
          </li>
        ))}
      </ul>
      {answer.error && (
        <p role="alert" className={styles.failed}>
          {sentenceOf(answer.error)}
        </p>
      )}
    </Panel>
  )
}

const stateOf = ({ state }: Task) => ({ done: '一致', failed: '不符', open: '待核' })[state]
const toneOf = ({ state, blocks }: Task) =>
  state === 'done' ? 'good' : state === 'failed' ? (blocks ? 'block' : 'warn') : 'quiet'

function Words({ task }: { task: Task }) {
  const { name, asks, compared, note, doneBy, blocks } = task
  return (
    <span>
      <strong>{name}</strong>
      {!blocks && <span className={styles.quiet}>（不影响核准）</span>}
      <span className={styles.quiet}> {compared ?? asks}</span>
      {note && <q className={styles.note}>{note}</q>}
      {doneBy && task.by === 'person' && <span className={styles.doneBy}>{doneBy}已核对</span>}
    </span>
  )
}

/** What the system could not settle is answered in words. */
function NoteForm({ task, isSending, onNote }: { task: Task; isSending: boolean; onNote: (note: string) => void }) {
  const [note, setNote] = useState('')
  const name = `note-${task.code}`
  return (
    <form
      className={styles.noteForm}
      onSubmit={(event) => {
        event.preventDefault()
        onNote(note.trim())
      }}
    >
      <Field name={name} label={`${task.name}的核实说明`}>
        <Input id={name} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button htmlType="submit" disabled={!note.trim()} loading={isSending}>
        已核实
      </Button>
    </form>
  )
}

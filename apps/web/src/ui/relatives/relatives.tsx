import { type RelativeBody, relativeBody, type RelativeView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { DeedForm, FieldRow, IdNumberField, TextField } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import styles from './relatives.module.css'

type RelativesProps = {
  lead: string
  items: RelativeView[]
  onDeclare: (body: RelativeBody) => Promise<unknown>
  onWithdraw: (relativeId: string) => Promise<unknown>
}

/** Declared relatives (回避申报), and the form for one more. */
export function Relatives({ lead, items, onDeclare, onWithdraw }: RelativesProps) {
  const [isAdding, setAdding] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const withdraw = (relativeId: string) => {
    setFailure(undefined)
    onWithdraw(relativeId).catch(setFailure)
  }
  return (
    <div className={styles.relatives}>
      <p>{lead}</p>
      {failure !== undefined && (
        <Notice tone="block">
          <p>{sentenceOf(failure)}</p>
        </Notice>
      )}
      {items.length === 0 ? (
        <p className={styles.none}>还没有申报亲属。</p>
      ) : (
        <ul>
          {items.map(({ id, relation, idNumberMasked, declaredAt }) => (
            <li key={id}>
              <span>
                <strong>{relation}</strong> {groupedMask(idNumberMasked)}
                <small>{dateTime(declaredAt)} 申报</small>
              </span>
              <Button size="small" onClick={() => withdraw(id)} aria-label={`撤销 ${relation} 的申报`}>
                撤销
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <DeedForm<{ idNumber: string | null; relation: string | null }, RelativeBody>
          schema={relativeBody}
          start={{ idNumber: null, relation: null }}
          takesFocus
          deed="申报"
          onSend={async (body) => {
            await onDeclare(body)
            setAdding(false)
          }}
          onFold={() => setAdding(false)}
        >
          {(field) => (
            <FieldRow>
              <IdNumberField label="亲属的身份证号" {...field('idNumber')} />
              <TextField label="与本人的关系" hint="如：配偶、父母、兄弟姐妹" maxLength={20} {...field('relation')} />
            </FieldRow>
          )}
        </DeedForm>
      ) : (
        <p>
          <Button onClick={() => setAdding(true)}>申报一位亲属</Button>
        </p>
      )}
    </div>
  )
}

import { type AddedOperatorView, type AddOperatorBody, addOperatorBody } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useToday } from '#web/lib/clock.queries.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { useMe } from '#web/lib/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { DeedForm, FieldRow, IdNumberField, NameField, TextField } from '#web/ui/fields/index.ts'
import { Letter } from '#web/ui/letter/letter.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { AccountStateTag } from '#web/ui/account-state-tag.tsx'
import { RecordList } from '#web/ui/records/record-list.tsx'
import { OperatorRecord } from './operator-record.tsx'
import styles from './unit.module.css'
import { commitmentLetterQuery, operatorsQuery, useOperatorMoves } from './unit.queries.ts'

/** 经办人 of the unit: who they are, what lies with each, and what the administrator does about them. */
export function OperatorsPanel() {
  const { data } = useSuspenseQuery(operatorsQuery)
  const { data: letter } = useSuspenseQuery(commitmentLetterQuery)
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<AddedOperatorView>()
  const operators = data.items

  return (
    <Panel
      title="经办人"
      actions={
        !isAdding &&
        letter && (
          <Button
            type="primary"
            onClick={() => {
              setAdded(undefined)
              setAdding(true)
            }}
          >
            添加经办人
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        {!letter && (
          <Notice tone="warn" title="请先上传盖章的承诺书，再添加经办人">
            <p>在本页下方上传后即可添加；已有的经办人不受影响。</p>
          </Notice>
        )}
        {isAdding && (
          <AddForm
            onAdded={(operator) => {
              setAdding(false)
              setAdded(operator)
            }}
            onFold={() => setAdding(false)}
          />
        )}
        {added && <Added operator={added} onDone={() => setAdded(undefined)} />}
        {operators.length === 0 ? (
          <EmptyState title="还没有经办人">经办人填写和申报；添加后把激活码交给本人，由本人激活账户。</EmptyState>
        ) : (
          <RecordList
            label="经办人"
            className={styles.operators}
            columns={['姓名', '用户名', '身份证号', '在办申报', '最近使用', '状态']}
            rows={operators.map((operator) => {
              const { id, name, username, idNumberMasked, claimsInCharge, lastSeenAt, state } = operator
              return {
                id,
                title: name,
                cells: [
                  username ?? '—',
                  idNumberMasked ? groupedMask(idNumberMasked) : '—',
                  `${claimsInCharge} 份`,
                  lastSeenAt ? dateTime(lastSeenAt) : '还没有登录过',
                  <AccountStateTag key="state" state={state} />,
                ],
                body: <OperatorRecord operator={operator} others={operators.filter((one) => one.id !== id)} />,
              }
            })}
          />
        )}
      </div>
    </Panel>
  )
}

type Typed = { name: string | null; idNumber: string | null; username: string | null }

function AddForm({ onAdded, onFold }: { onAdded: (operator: AddedOperatorView) => void; onFold: () => void }) {
  const { add } = useOperatorMoves()
  return (
    <section className={styles.form} aria-label="添加经办人">
      <DeedForm<Typed, AddOperatorBody>
        schema={addOperatorBody}
        start={{ name: null, idNumber: null, username: null }}
        takesFocus
        deed="添加"
        onSend={async (body) => onAdded(await add(body))}
        onFold={onFold}
      >
        {(field) => (
          <FieldRow>
            <NameField label="姓名" {...field('name')} />
            <IdNumberField label="身份证号" {...field('idNumber')} />
            <TextField
              label="用户名"
              hint="4 至 64 个字母、数字或 . _ -；本人已有账户的，填他现在的用户名"
              maxLength={64}
              {...field('username')}
            />
          </FieldRow>
        )}
      </DeedForm>
    </section>
  )
}

function Added({ operator, onDone }: { operator: AddedOperatorView; onDone: () => void }) {
  const { scope } = useMe().acting
  const today = useToday()
  const { name, username, code, expiresOn } = operator
  if (code === null || expiresOn === null)
    return (
      <Notice tone="good" title={`${name}已加入本单位`} actions={<Button onClick={onDone}>知道了</Button>}>
        <p>用户名 {username} 是本人已有的账户，密码不变，登录后在右上角切换到本单位。</p>
      </Notice>
    )
  return (
    <Letter
      title="经办人账户激活函"
      to={name}
      from={scope.name}
      text={`${scope.name}已为您开通生育保险待遇网上申报的经办人账户，请在有效期内激活。`}
      name={['用户名', username ?? '']}
      code={code}
      expiresOn={expiresOn}
      kind="经办人或机构人员"
      today={today}
      onDone={onDone}
    />
  )
}

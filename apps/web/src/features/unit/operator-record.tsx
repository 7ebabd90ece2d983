import {
  handOverBody,
  type HandOverBody,
  type OperatorView,
  type RebindingBody,
  rebindingBody,
} from '@cradle/domain/wire'
import { useState } from 'react'
import { useToday } from '#web/lib/clock.queries.ts'
import { useMe } from '#web/lib/session.ts'
import { DeedForm, FieldRow, IdNumberField, SelectField, TextField } from '#web/ui/fields/index.ts'
import { Letter } from '#web/ui/letter/letter.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { type Deed, Deeds } from '#web/ui/records/deeds.tsx'
import { resetDeed, suspensionDeed } from '#web/ui/records/account-deeds.tsx'
import styles from './unit.module.css'
import { useOperatorMoves } from './unit.queries.ts'

type Issued = { title: string; to: string; text: string; code: string; expiresOn: string }

/** One operator: since when, and all that the administrator can do about the account and its claims. */
export function OperatorRecord({ operator, others }: { operator: OperatorView; others: OperatorView[] }) {
  const moves = useOperatorMoves()
  const { account, acting } = useMe()
  const today = useToday()
  const [issued, setIssued] = useState<Issued>()
  const [told, setTold] = useState<string>()
  const { id, name, username, claimsInCharge, state, from } = operator

  if (issued)
    return (
      <Letter
        {...issued}
        from={acting.scope.name}
        name={['用户名', username ?? '']}
        kind="经办人或机构人员"
        today={today}
        onDone={() => setIssued(undefined)}
      />
    )

  const isOwn = username === account.username
  const deeds: Deed[] = [
    {
      name: '移交在办申报',
      explained: `把${name}未申报的草稿和退回补正的申报单（现有 ${claimsInCharge} 份）交给另一位经办人；已申报的不受影响。`,
      form: (
        <HandOver
          others={others}
          onSend={async (body) => {
            const { claims } = await moves.handOver(id, body)
            setTold(`已移交 ${claims} 份申报单给${others.find((other) => other.id === body.to)?.name ?? '接手人'}`)
          }}
        />
      ),
    },
    ...(isOwn
      ? []
      : [
          resetDeed(name, async (body) => {
            const { code, expiresOn } = await moves.reset(id, body)
            const text = '您的账户已重置，请在有效期内用激活码重新激活；激活后原密码不再有效。'
            setIssued({ title: '账户重置函', to: name, text, code, expiresOn })
          }),
          {
            name: '更换持有人',
            explained: `账户 ${username ?? ''} 改由另一人使用，须重新激活。以前的操作仍记在${name}名下，审核回避按本人判断。`,
            form: (
              <Rebinding
                onSend={async (body) => {
                  const { code, expiresOn } = await moves.rebind(id, body)
                  const text = `${acting.scope.name}的经办人账户改由您使用，请在有效期内激活。`
                  setIssued({ title: '经办人账户激活函', to: body.name, text, code, expiresOn })
                }}
              />
            ),
          },
          suspensionDeed(name, state, {
            suspend: (body) => moves.suspend(id, body),
            resume: () => moves.resume(id),
          }),
        ]),
  ]

  return (
    <div className={styles.stack}>
      {told && (
        <Notice tone="good">
          <p>{told}</p>
        </Notice>
      )}
      <p className={styles.hint}>
        {from} 起在本单位经办{isOwn ? '；这是您自己的账户，密码和动态口令在“我的账户”里修改。' : '。'}
      </p>
      <Deeds of={name} deeds={deeds} />
    </div>
  )
}

type HandOverProps = { others: OperatorView[]; onSend: (body: HandOverBody) => Promise<void> }

function HandOver({ others, onSend }: HandOverProps) {
  const open = others.filter(({ state }) => state !== 'suspended')
  if (open.length === 0) return <p>本单位没有其他可用的经办人，请先添加一位。</p>
  return (
    <DeedForm<{ to: string | null }, HandOverBody>
      schema={handOverBody}
      start={{ to: null }}
      takesFocus
      deed="移交"
      onSend={onSend}
    >
      {(field) => (
        <FieldRow>
          <SelectField
            label="接手的经办人"
            options={open.map(({ id, name, username }) => ({ value: id, name: `${name}（${username ?? ''}）` }))}
            {...field('to')}
          />
        </FieldRow>
      )}
    </DeedForm>
  )
}

type Person = { name: string | null; idNumber: string | null }

function Rebinding({ onSend }: { onSend: (body: RebindingBody) => Promise<void> }) {
  return (
    <DeedForm<Person, RebindingBody>
      schema={rebindingBody}
      start={{ name: null, idNumber: null }}
      takesFocus
      deed="更换持有人"
      onSend={onSend}
    >
      {(field) => (
        <FieldRow>
          <TextField label="新持有人姓名" maxLength={60} {...field('name')} />
          <IdNumberField label="新持有人身份证号" {...field('idNumber')} />
        </FieldRow>
      )}
    </DeedForm>
  )
}

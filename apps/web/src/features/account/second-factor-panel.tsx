import { totpConfirmationBody, type TotpRemovalBody, totpRemovalBody, type TotpView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { z } from 'zod'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { DeedForm, FieldRow, PasswordField, TextField } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Enrolment } from '#web/ui/second-factor/enrolment.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import styles from './account.module.css'
import { secondFactorQuery, useBeginSecondFactor, useSecondFactorMoves } from './account.queries.ts'

/** The second factor: set up with a phone, confirmed with a code of it, removed with password and code. */
export function SecondFactorPanel() {
  const { data } = useSuspenseQuery(secondFactorQuery)
  const begin = useBeginSecondFactor()
  const [isRemoving, setRemoving] = useState(false)
  const fold = () => {
    begin.reset()
    setRemoving(false)
  }

  return (
    <Panel title="动态口令" actions={data.enabled ? <Tag tone="good">已启用</Tag> : <Tag tone="quiet">未启用</Tag>}>
      <div className={styles.stack}>
        <p>
          {data.enabled
            ? `登录时除密码外还要输入手机上的动态口令。备用码还剩 ${data.recoveryCodesLeft} 个。`
            : '启用后，登录时除密码外还要输入手机上每 30 秒变化一次的口令；忘记密码时也可以凭它自行重设。'}
        </p>
        {data.enabled && data.demanded && <p className={styles.hint}>您的岗位须使用动态口令，不能停用。</p>}
        {begin.error && (
          <Notice tone="block">
            <p>{sentenceOf(begin.error)}</p>
          </Notice>
        )}
        {!data.enabled && begin.data && <Setup totp={begin.data} onFold={fold} />}
        {!data.enabled && !begin.data && (
          <p>
            <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
              启用动态口令
            </Button>
          </p>
        )}
        {data.enabled && !data.demanded && !isRemoving && (
          <p>
            <Button onClick={() => setRemoving(true)}>停用动态口令</Button>
          </p>
        )}
        {data.enabled && isRemoving && <Removal onFold={fold} />}
      </div>
    </Panel>
  )
}

type Codes = { code: string | null }

function Setup({ totp, onFold }: { totp: TotpView; onFold: () => void }) {
  const { confirm } = useSecondFactorMoves()
  return (
    <div className={styles.stack}>
      <Enrolment {...totp} />
      <DeedForm<Codes, z.output<typeof totpConfirmationBody>>
        schema={totpConfirmationBody}
        start={{ code: null }}
        deed="完成设置"
        onSend={async (body) => {
          await confirm(body)
          onFold()
        }}
        onFold={onFold}
      >
        {(field) => (
          <FieldRow>
            <TextField
              label="动态口令"
              hint="身份验证器现在显示的 6 位数字"
              inputMode="numeric"
              maxLength={40}
              {...field('code')}
            />
          </FieldRow>
        )}
      </DeedForm>
    </div>
  )
}

function Removal({ onFold }: { onFold: () => void }) {
  const { remove } = useSecondFactorMoves()
  return (
    <DeedForm<Codes & { password: string | null }, TotpRemovalBody>
      schema={totpRemovalBody}
      start={{ password: null, code: null }}
      takesFocus
      deed="停用动态口令"
      danger
      onSend={async (body) => {
        await remove(body)
        onFold()
      }}
      onFold={onFold}
    >
      {(field) => (
        <FieldRow>
          <PasswordField label="密码" autoComplete="current-password" {...field('password')} />
          <TextField label="动态口令" hint="6 位数字，或一个备用码" maxLength={40} {...field('code')} />
        </FieldRow>
      )}
    </DeedForm>
  )
}

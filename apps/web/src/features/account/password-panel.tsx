import { type ChangePasswordBody, changePasswordBody } from '@cradle/domain/wire'
import { useState } from 'react'
import { DeedForm, FieldRow, PasswordField } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { changePassword } from './account.queries.ts'

type Typed = { current: string | null; password: string | null }

/** Another password, with the old one as proof. */
export function PasswordPanel() {
  const [changes, setChanges] = useState(0)
  return (
    <Panel title="修改密码">
      {changes > 0 && (
        <Notice tone="good">
          <p>密码已修改。其他设备上的登录已结束，下次请用新密码。</p>
        </Notice>
      )}
      <DeedForm<Typed, ChangePasswordBody>
        key={changes}
        schema={changePasswordBody}
        start={{ current: null, password: null }}
        deed="修改密码"
        onSend={async (body) => {
          await changePassword(body)
          setChanges(changes + 1)
        }}
      >
        {(field) => (
          <FieldRow>
            <PasswordField label="现在的密码" autoComplete="current-password" {...field('current')} />
            <PasswordField
              label="新密码"
              hint="8 至 128 个字符，区分大小写，不能是常见密码或用户名。"
              autoComplete="new-password"
              {...field('password')}
            />
          </FieldRow>
        )}
      </DeedForm>
    </Panel>
  )
}

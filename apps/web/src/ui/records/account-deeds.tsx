import { type AccountState, type ResetBody, resetBody, type SuspensionBody, suspensionBody } from '@cradle/domain/wire'
import { z } from 'zod'
import { CheckField, DeedForm, TextField } from '#web/ui/fields/index.ts'
import type { Deed } from './deeds.tsx'

/** A new one-time code for an account; whoever asks shows it. */
export const resetDeed = (name: string, onSend: (body: ResetBody) => Promise<void>): Deed => ({
  name: '重置密码',
  explained: `发放新的激活码。${name}用它重新激活后，原密码作废；当面核对身份后办理，不通过电话办理。`,
  form: (
    <DeedForm<{ removesSecondFactor: boolean }, ResetBody>
      schema={resetBody}
      start={{ removesSecondFactor: false }}
      deed="发放激活码"
      onSend={onSend}
    >
      {(field) => (
        <CheckField
          label="同时停用动态口令"
          hint="手机和备用码都遗失时才勾选；停用后可重新设置"
          {...field('removesSecondFactor')}
        />
      )}
    </DeedForm>
  ),
})

type Suspension = { suspend: (body: SuspensionBody) => Promise<unknown>; resume: () => Promise<unknown> }

/** Suspends an account with a reason, or lets a suspended one in again. */
export const suspensionDeed = (name: string, state: AccountState, { suspend, resume }: Suspension): Deed =>
  state === 'suspended'
    ? {
        name: '恢复使用',
        explained: `${name}可以重新登录，密码不变。`,
        form: (
          <DeedForm<Record<string, never>, object> schema={z.object({})} start={{}} deed="恢复使用" onSend={resume}>
            {() => null}
          </DeedForm>
        ),
      }
    : {
        name: '停用',
        explained: `${name}马上不能再登录，已登录的会在半分钟内退出。填写过的内容都在，可以随时恢复。`,
        form: (
          <DeedForm<{ reason: string | null }, SuspensionBody>
            schema={suspensionBody}
            start={{ reason: null }}
            takesFocus
            deed="停用"
            danger
            onSend={suspend}
          >
            {(field) => (
              <TextField
                label="停用原因"
                hint="如：离职、岗位调整；记入审计记录"
                maxLength={200}
                {...field('reason')}
              />
            )}
          </DeedForm>
        ),
      }

import {
  type IssueUnitAccountBody,
  issueUnitAccountBody,
  type LetterView,
  type UnitAccountRow,
} from '@cradle/domain/wire'
import { useState } from 'react'
import { useToday } from '#web/lib/clock.queries.ts'
import { useMe } from '#web/lib/session.ts'
import { DeedForm, FieldRow, IdNumberField, TextField } from '#web/ui/fields/index.ts'
import { Letter } from '#web/ui/letter/letter.tsx'
import { OpenFileButton } from '#web/ui/open-file-button.tsx'
import { resetDeed, suspensionDeed } from '#web/ui/records/account-deeds.tsx'
import { Deeds } from '#web/ui/records/deeds.tsx'
import styles from './unit-accounts.module.css'
import { useUnitAccountMoves } from './unit-accounts.queries.ts'

type Issued = { title: string; letter: LetterView; text: string }

/** One employer's account: issued with a letter, reset with another, suspended and let in again. */
export function UnitAccountRecord({ row: { employer, account, hasCommitmentLetter } }: { row: UnitAccountRow }) {
  const moves = useUnitAccountMoves()
  const { scope } = useMe().acting
  const today = useToday()
  const [issued, setIssued] = useState<Issued>()

  if (issued) {
    const { letter, ...words } = issued
    return (
      <Letter
        {...words}
        to={employer.name}
        from={scope.name}
        name={['单位编号', letter.unitNumber]}
        code={letter.code}
        expiresOn={letter.expiresOn}
        kind="单位账户"
        today={today}
        onDone={() => setIssued(undefined)}
      />
    )
  }
  if (!account)
    return (
      <IssueForm
        employerId={employer.id}
        onSend={async (body) => {
          const { letter } = await moves.issue(body)
          const text = `贵单位的网上申报账户已开通，由${body.holderName}持有并管理本单位的经办人，请在有效期内激活。`
          setIssued({ title: '单位账户激活函', letter, text })
        }}
      />
    )
  return (
    <div className={styles.stack}>
      <Deeds
        of={employer.name}
        deeds={[
          {
            ...resetDeed('单位', async (body) => {
              const letter = await moves.newLetter(account.id, body)
              const text = '贵单位的网上申报账户已重置，请在有效期内用激活码重新激活；激活后原密码不再有效。'
              setIssued({ title: '单位账户重置函', letter, text })
            }),
            name: '重新发函',
            explained: '凭单位的书面申请办理。以前发放的激活码立即作废；单位用新激活码激活后，原密码也作废。',
          },
          suspensionDeed(`单位账户（${account.name}）`, account.state, {
            suspend: (body) => moves.suspend(account.id, body),
            resume: () => moves.resume(account.id),
          }),
        ]}
      />
      {hasCommitmentLetter && (
        <p>
          <OpenFileButton path={`/unit-accounts/${account.id}/commitment-letter`}>查看承诺书</OpenFileButton>
        </p>
      )}
    </div>
  )
}

type Typed = { employerId: string; holderName: string | null; holderIdNumber: string | null }
type IssueFormProps = { employerId: string; onSend: (body: IssueUnitAccountBody) => Promise<void> }

function IssueForm({ employerId, onSend }: IssueFormProps) {
  return (
    <section className={styles.form} aria-label="开通单位账户">
      <p>账户由单位指定的一个人持有，为单位管理员：添加和管理本单位的经办人。凭盖章的书面申请开通。</p>
      <DeedForm<Typed, IssueUnitAccountBody>
        schema={issueUnitAccountBody}
        start={{ holderName: null, holderIdNumber: null, employerId }}
        takesFocus
        deed="开通并生成信函"
        onSend={onSend}
      >
        {(field) => (
          <FieldRow>
            <TextField label="持有人姓名" maxLength={60} {...field('holderName')} />
            <IdNumberField label="持有人身份证号" {...field('holderIdNumber')} />
          </FieldRow>
        )}
      </DeedForm>
    </section>
  )
}

import { isTouched } from '@cradle/domain/claim'
import { accountKinds, heirRelations, payeeKinds } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { useWatch } from 'react-hook-form'
import { ChoiceField, FieldRow, fieldsOf, IdNumberField, SelectField, TextField } from '#web/ui/fields/index.ts'
import { StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

/** Whose account the benefit is paid to. It may come later; once begun it must be whole. */
export function PayeeStep({ saver }: StepProps) {
  const form = useStep('payee', saver)
  const field = fieldsOf(form)
  const told = useWatch({ control: form.control })
  const { payee, accountKind } = told
  const toEmployer = payee === 'employer'
  const kinds = accountKinds.filter(({ code }) => payee == null || (code === 'corporate') === toEmployer)
  return (
    <StepSection title="收款账户" lead="可以现在填写，也可以在核准以后补充；支付之前由初审核对。开始填写后请填全。">
      <ChoiceField
        label="收款人"
        hint="生育津贴支付给参保人本人；产妇去世的由继承人收款"
        {...field('payee')}
        options={payeeKinds}
      />
      <FieldRow>
        {payee === 'heir' && (
          <SelectField
            label="与参保人关系"
            hint="须附继承关系的证明"
            {...field('heirRelation')}
            options={heirRelations.map(({ code, name }) => ({ value: code as string, name }))}
          />
        )}
        <TextField label="户名" hint="与证件上的名称一致" maxLength={60} {...field('holder')} />
        {toEmployer ? (
          <TextField label="统一社会信用代码" hint="营业执照上的 18 位代码" maxLength={40} {...field('holderNumber')} />
        ) : (
          <IdNumberField label="收款人身份证号" hint="户名本人的身份证号" {...field('holderNumber')} />
        )}
      </FieldRow>
      <ChoiceField
        label="账户类型"
        hint={toEmployer ? '单位使用对公账户' : '个人使用银行卡或存折'}
        {...field('accountKind')}
        options={kinds}
      />
      <FieldRow>
        <TextField
          label={accountKind === 'card' ? '银行卡号' : '账号'}
          wide
          hint="按卡面或存折填写，空格可省"
          inputMode="numeric"
          maxLength={40}
          {...field('accountNumber')}
        />
        <TextField label="开户银行" hint="如 中国建设银行" maxLength={60} {...field('bank')} />
      </FieldRow>
      <FieldRow>
        <TextField label="开户网点" wide hint="开户的支行或营业部" maxLength={100} {...field('branch')} />
        <TextField
          label="联行号"
          hint="网点的 12 位支付系统行号"
          inputMode="numeric"
          maxLength={40}
          {...field('branchCode')}
        />
      </FieldRow>
      {isTouched(told) && (
        <div>
          <Button
            type="link"
            onClick={() => {
              for (const name of Object.keys(told) as (keyof typeof told)[]) form.setValue(name, null)
            }}
          >
            清空，以后再填
          </Button>
        </div>
      )}
    </StepSection>
  )
}

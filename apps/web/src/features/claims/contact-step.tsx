import { useWatch } from 'react-hook-form'
import { FieldRow, fieldsOf, IdNumberField, NameField, TextField, YesOrNoField } from '#web/ui/fields/index.ts'
import { FieldGroup, StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

export function ContactStep({ saver }: StepProps) {
  const form = useStep('contact', saver)
  const field = fieldsOf(form)
  const { spouseGiven } = useWatch({ control: form.control })
  return (
    <StepSection title="联系与配偶">
      <FieldRow>
        <TextField label="联系电话" hint="参保人本人的手机或座机" inputMode="tel" maxLength={30} {...field('phone')} />
        <TextField label="联系地址" wide maxLength={100} {...field('address')} />
      </FieldRow>
      <FieldGroup title="配偶">
        <YesOrNoField label="是否填写配偶" yes="填写配偶信息" no="无配偶或不提供" {...field('spouseGiven')} />
        {spouseGiven === true && (
          <FieldRow>
            <NameField label="配偶姓名" hint="与证件一致，间隔号写作“·”。" {...field('spouseName')} />
            <IdNumberField label="配偶身份证号" {...field('spouseIdNumber')} />
            <TextField
              label="配偶单位"
              optional
              hint="没有单位可写就业情况"
              maxLength={100}
              {...field('spouseWorkplace')}
            />
          </FieldRow>
        )}
      </FieldGroup>
      <FieldGroup title="准生证">
        <FieldRow>
          <TextField label="准生证号" optional maxLength={50} {...field('permitNumber')} />
          <TextField label="办理机构" optional wide maxLength={100} {...field('permitOffice')} />
        </FieldRow>
      </FieldGroup>
    </StepSection>
  )
}

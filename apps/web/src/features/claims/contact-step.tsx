import { isForSpouse } from '@cradle/domain/claim'
import { spouseCoverages, unemploymentProofs } from '@cradle/domain/codes'
import { useEffect } from 'react'
import { useWatch } from 'react-hook-form'
import {
  ChoiceField,
  FieldRow,
  fieldsOf,
  IdNumberField,
  MoneyField,
  NameField,
  TextField,
  YesOrNoField,
} from '#web/ui/fields/index.ts'
import { FieldGroup, StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

export function ContactStep({ answers, saver }: StepProps) {
  const form = useStep('contact', saver)
  const field = fieldsOf(form)
  const { spouseGiven, spouseCoverage, residentPaid } = useWatch({ control: form.control })
  // A wife who is the patient is asked for, never whether she is given.
  const forSpouse = isForSpouse(answers)
  useEffect(() => {
    if (forSpouse && form.getValues('spouseGiven') !== true) form.setValue('spouseGiven', true)
  }, [forSpouse, form])
  return (
    <StepSection title="联系与配偶">
      <FieldRow>
        <TextField label="联系电话" hint="参保人本人的手机或座机" inputMode="tel" maxLength={30} {...field('phone')} />
        <TextField label="联系地址" wide hint="能收到书面通知的地址" maxLength={100} {...field('address')} />
      </FieldRow>
      <FieldGroup title={forSpouse ? '就医的配偶' : '配偶'}>
        {!forSpouse && (
          <YesOrNoField label="是否填写配偶" yes="填写配偶信息" no="无配偶或不提供" {...field('spouseGiven')} />
        )}
        {spouseGiven === true && (
          <FieldRow>
            <NameField label="配偶姓名" hint="与身份证一致，间隔号写作“·”" {...field('spouseName')} />
            <IdNumberField label="配偶身份证号" hint="18 位，15 位旧号也可以" {...field('spouseIdNumber')} />
            <TextField
              label="配偶单位"
              optional
              hint="没有单位可写就业情况"
              maxLength={100}
              {...field('spouseWorkplace')}
            />
          </FieldRow>
        )}
        {forSpouse && (
          <>
            <ChoiceField
              label="配偶的参保情况"
              hint="配偶参加职工医疗保险的，由她本人的单位申报"
              {...field('spouseCoverage')}
              options={spouseCoverages}
            />
            {spouseCoverage === 'resident' && (
              <>
                <YesOrNoField
                  label="居民医保是否已经支付"
                  hint="已支付的部分不再重复支付"
                  yes="已经支付"
                  no="没有支付"
                  {...field('residentPaid')}
                />
                {residentPaid === true && (
                  <FieldRow>
                    <MoneyField
                      label="居民医保已支付金额"
                      hint="按居民医保的结算单填写"
                      {...field('residentPaidFen')}
                    />
                  </FieldRow>
                )}
              </>
            )}
            <ChoiceField
              label="未就业的证明方式"
              hint="证明或承诺书在资料中上传"
              {...field('unemploymentProof')}
              options={unemploymentProofs}
            />
          </>
        )}
      </FieldGroup>
      <FieldGroup title="准生证">
        <FieldRow>
          <TextField label="准生证号" optional hint="生育服务登记号" maxLength={50} {...field('permitNumber')} />
          <TextField
            label="办理机构"
            optional
            wide
            hint="发证的街道或乡镇"
            maxLength={100}
            {...field('permitOffice')}
          />
        </FieldRow>
      </FieldGroup>
    </StepSection>
  )
}

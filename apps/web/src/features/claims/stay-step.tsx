import type { DraftAnswers, Stay } from '@cradle/domain/claim'
import { stayKinds } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { useFieldArray, type UseFormReturn, useWatch } from 'react-hook-form'
import { CheckField, ChoiceField, DateField, FieldRow, fieldsOf, MoneyField, TextField } from '#web/ui/fields/index.ts'
import { HospitalFields } from './hospital-fields.tsx'
import { FieldGroup, StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

type StayForm = UseFormReturn<DraftAnswers['stay']>

export function StayStep({ answers, saver }: StepProps) {
  const { kind } = answers.event
  const asksPurpose = kind === 'birth' || kind === 'termination'
  const bornOutside = kind === 'birth' && answers.event.bornOutside === true
  const form = useStep('stay', saver, (draft) => ({ stays: draft.stays?.length ? draft.stays : [{}] }))
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'stays' })
  return (
    <StepSection
      title="住院"
      lead={
        bornOutside
          ? '院外分娩的，没有住院可以不填；之后住院的请填写。'
          : '医院可以按名称、拼音首字母或票据上的编码查找；转院的每次住院各填一份。'
      }
    >
      {fields.map(({ id }, index) =>
        fields.length === 1 ? (
          <OneStay key={id} form={form} index={index} asksPurpose={asksPurpose} />
        ) : (
          <FieldGroup
            key={id}
            title={`住院 ${index + 1}`}
            actions={
              <Button size="small" type="text" danger onClick={() => remove(index)}>
                删除住院 {index + 1}
              </Button>
            }
          >
            <OneStay form={form} index={index} asksPurpose={asksPurpose} />
          </FieldGroup>
        ),
      )}
      <div>
        <Button onClick={() => append({})}>再加一次住院</Button>
      </div>
    </StepSection>
  )
}

function OneStay({ form, index, asksPurpose }: { form: StayForm; index: number; asksPurpose: boolean }) {
  const at = fieldsOf(form)
  const field = (name: keyof Stay) => at(`stays.${index}.${name}`)
  const stay = useWatch({ control: form.control }).stays?.[index]
  const isOutpatient = stay?.kind === 'outpatient'
  return (
    <>
      <ChoiceField label="住院类型" hint="当天来回、没有住院的选门诊" {...field('kind')} options={stayKinds} />
      {isOutpatient && asksPurpose && (
        <ChoiceField
          label="就诊目的"
          hint="产前检查的票据单独计算"
          {...field('purpose')}
          options={[
            { code: 'event', name: '本次生育或手术' },
            { code: 'prenatal', name: '产前检查' },
          ]}
        />
      )}
      <HospitalFields form={form} index={index} />
      <FieldRow>
        <DateField
          label={isOutpatient ? '就诊日期' : '入院日期'}
          hint={isOutpatient ? '票据上的就诊日期' : '出院记录上的入院日期'}
          {...field('admittedOn')}
        />
        {!isOutpatient && <DateField label="出院日期" hint="出院记录上的出院日期" {...field('dischargedOn')} />}
      </FieldRow>
      <FieldRow>
        <CheckField label="急诊" {...field('emergency')} />
        <CheckField label="已在医院直接结算" hint="医院已经和基金结算的，不再填票据" {...field('settledDirectly')} />
      </FieldRow>
      {stay?.settledDirectly && (
        <FieldRow>
          <TextField label="结算单号" hint="医院结算单上的编号" maxLength={60} {...field('settlementNumber')} />
          <DateField label="结算日期" hint="结算单上的日期" {...field('settledOn')} />
          <MoneyField label="基金支付金额" hint="结算单上统筹或生育基金支付的金额" {...field('fundPaidFen')} />
        </FieldRow>
      )}
    </>
  )
}

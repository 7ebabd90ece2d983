import type { DraftAnswers, Stay } from '@cradle/domain/claim'
import { stayKinds } from '@cradle/domain/codes'
import Button from 'antd/es/button'
import { useFieldArray, type UseFormReturn, useWatch } from 'react-hook-form'
import { ChoiceField, DateField, FieldRow, fieldsOf } from '#web/ui/fields/index.ts'
import { HospitalFields } from './hospital-fields.tsx'
import { FieldGroup, StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

type StayForm = UseFormReturn<DraftAnswers['stay']>

export function StayStep({ saver }: StepProps) {
  const form = useStep('stay', saver, (draft) => ({ stays: draft.stays?.length ? draft.stays : [{}] }))
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'stays' })
  return (
    <StepSection title="住院" lead="医院可以按名称、拼音首字母或票据上的编码查找。">
      {fields.map(({ id }, index) =>
        fields.length === 1 ? (
          <OneStay key={id} form={form} index={index} />
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
            <OneStay form={form} index={index} />
          </FieldGroup>
        ),
      )}
      <div>
        <Button onClick={() => append({})}>再加一次住院</Button>
      </div>
    </StepSection>
  )
}

function OneStay({ form, index }: { form: StayForm; index: number }) {
  const at = fieldsOf(form)
  const field = (name: keyof Stay) => at(`stays.${index}.${name}`)
  const stay = useWatch({ control: form.control }).stays?.[index]
  const isOutpatient = stay?.kind === 'outpatient'
  return (
    <>
      <ChoiceField label="住院类型" {...field('kind')} options={stayKinds} />
      <HospitalFields form={form} index={index} />
      <FieldRow>
        <DateField label={isOutpatient ? '就诊日期' : '入院日期'} {...field('admittedOn')} />
        {!isOutpatient && <DateField label="出院日期" {...field('dischargedOn')} />}
      </FieldRow>
    </>
  )
}

import { claimableKinds, claimTypeInWords, type DraftAnswers } from '@cradle/domain/claim'
import { deliveryMethods, endsPregnancy, operationKinds } from '@cradle/domain/codes'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { ChoiceField, ChoicesField, DateField, FieldRow, fieldsOf, NumberField } from '#web/ui/fields/index.ts'
import styles from './claim-form.module.css'
import { KindField } from './kind-field.tsx'

type EventForm = UseFormReturn<DraftAnswers['event']>

const kinds = Object.entries(claimableKinds).map(([code, name]) => ({ code, name }))

/** What happened and when. The kind decides the claim type and what else is asked. */
export function EventFields({ form, sex }: { form: EventForm; sex: 'female' | 'male' }) {
  const field = fieldsOf(form)
  const kind = useWatch({ control: form.control, name: 'kind' })
  const claimType = useWatch({ control: form.control, name: 'claimType' })
  const operations = useWatch({ control: form.control, name: 'operations' })

  return (
    <>
      <KindField label="申报事由" {...field('kind')} options={kinds} form={form} />
      {claimType && (
        <p className={styles.fixed} id="claimType" tabIndex={-1}>
          报销类型 <strong>{claimTypeInWords(claimType)}</strong>
        </p>
      )}
      {kind === 'birth' && (
        <>
          <FieldRow>
            <DateField label="生育日期" hint="分娩当天" {...field('eventOn')} />
          </FieldRow>
          <ChoiceField
            label="生产方式"
            {...field('delivery')}
            options={deliveryMethods}
            hint="请按病历资料选择，影响生育津贴"
          />
          <FieldRow>
            <NumberField label="生育次数" hint="含本次" {...field('birthOrder')} />
            <NumberField label="胎儿数" hint="全部娩出的胎儿" {...field('fetuses')} />
            <NumberField label="孕周" hint="整周数" suffix="周" {...field('gestationWeeks')} />
          </FieldRow>
        </>
      )}
      {kind === 'family-planning' && (
        <>
          <FieldRow>
            <DateField label="手术日期" {...field('eventOn')} />
          </FieldRow>
          <ChoicesField
            label="手术方式"
            hint="可以多选"
            {...field('operations')}
            options={operationKinds.filter((operation) => operation.sex === sex)}
          />
          {endsPregnancy(operations ?? []) && (
            <FieldRow>
              <NumberField
                label="孕周"
                hint="整周数，决定支付标准和休假天数"
                suffix="周"
                {...field('gestationWeeks')}
              />
            </FieldRow>
          )}
        </>
      )}
    </>
  )
}

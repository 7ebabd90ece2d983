import { claimTypeInWords, type DraftAnswers, eventOnLabels, isAskedOfEvent, patients } from '@cradle/domain/claim'
import { assistanceKinds, deliveryMethods, operationKinds, terminationKinds } from '@cradle/domain/codes'
import { type EventKind, eventKinds } from '@cradle/domain/event'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { ChoiceField, ChoicesField, DateField, FieldRow, fieldsOf, NumberField } from '#web/ui/fields/index.ts'
import styles from './claim-form.module.css'
import { KindField } from './kind-field.tsx'
import { ParticularFields } from './particular-fields.tsx'

export type EventForm = UseFormReturn<DraftAnswers['event']>
type EventFieldsProps = {
  form: EventForm
  sex: 'female' | 'male'
  /** The kinds that the region's rules know as claims of their own. */
  kinds: readonly EventKind[]
}

const patientOptions = Object.entries(patients).map(([code, name]) => ({ code, name }))

const dateHints: Record<EventKind, string> = {
  birth: '分娩当天',
  termination: '手术或流产当天',
  'family-planning': '手术当天',
  prenatal: '本次申报的最后一次检查',
}

/** What happened and when. The kind decides the claim type and what else is asked. */
export function EventFields({ form, sex, kinds }: EventFieldsProps) {
  const field = fieldsOf(form)
  const told = useWatch({ control: form.control })
  const asked = (name: keyof DraftAnswers['event']) => isAskedOfEvent(name, told)
  const kind = told.kind as EventKind | null | undefined
  const forWife = told.patient === 'spouse'
  // A man has no birth of his own: only an operation, or what is his wife's.
  const open = sex === 'female' ? kinds : forWife ? kinds.filter((one) => one !== 'prenatal') : ownKindsOfMen
  const patientSex = sex === 'female' || forWife ? 'female' : 'male'

  return (
    <>
      {sex === 'male' && (
        <ChoiceField
          label="就医人"
          hint="配偶未就业的，男职工可为配偶申报，没有生育津贴"
          {...field('patient')}
          options={patientOptions}
        />
      )}
      {(sex === 'female' || told.patient != null) && (
        <KindField
          label="申报事由"
          {...field('kind')}
          options={open.map((code) => ({ code, name: eventKinds[code] }))}
          form={form}
        />
      )}
      {told.claimType && (
        <p className={styles.fixed} id="claimType" tabIndex={-1}>
          报销类型 <strong>{claimTypeInWords(told.claimType)}</strong>
        </p>
      )}
      {kind && (
        <FieldRow>
          <DateField label={eventOnLabels[kind]} hint={dateHints[kind]} {...field('eventOn')} />
          {asked('dueOn') && <DateField label="预产期" hint="同一次妊娠的检查合并计算" {...field('dueOn')} />}
        </FieldRow>
      )}
      {asked('delivery') && (
        <ChoiceField
          label="生产方式"
          {...field('delivery')}
          options={deliveryMethods}
          hint="请按病历资料选择，影响生育津贴"
        />
      )}
      {asked('assistance') && (
        <ChoiceField label="助产方式" hint="按分娩记录选择" {...field('assistance')} options={assistanceKinds} />
      )}
      {asked('termination') && (
        <ChoiceField label="终止妊娠方式" hint="按诊断证明选择" {...field('termination')} options={terminationKinds} />
      )}
      {kind === 'family-planning' && (
        <ChoicesField
          label="手术方式"
          hint="可以多选"
          {...field('operations')}
          options={operationKinds.filter((operation) => operation.sex === patientSex)}
        />
      )}
      {(asked('birthOrder') || asked('gestationWeeks')) && (
        <FieldRow>
          {asked('birthOrder') && <NumberField label="生育次数" hint="含本次" {...field('birthOrder')} />}
          {asked('fetuses') && <NumberField label="胎儿数" hint="全部娩出的胎儿" {...field('fetuses')} />}
          {asked('gestationWeeks') && (
            <NumberField
              label="孕周"
              hint={kind === 'birth' ? '整周数' : '整周数，决定支付标准和休假天数'}
              suffix="周"
              {...field('gestationWeeks')}
            />
          )}
        </FieldRow>
      )}
      {kind && kind !== 'prenatal' && <ParticularFields form={form} kind={kind} />}
    </>
  )
}

const ownKindsOfMen: readonly EventKind[] = ['family-planning']

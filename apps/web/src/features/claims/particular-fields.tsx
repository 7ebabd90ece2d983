import { type DraftAnswers, isAskedOfEvent } from '@cradle/domain/claim'
import { operationKinds } from '@cradle/domain/codes'
import type { EventKind } from '@cradle/domain/event'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import {
  CheckField,
  ChoicesField,
  DateField,
  FieldRow,
  fieldsOf,
  NumberField,
  TextField,
} from '#web/ui/fields/index.ts'
import type { EventForm } from './event-fields.tsx'
import { FieldGroup } from './step-section.tsx'

type Field = keyof DraftAnswers['event']

/** What few events have: folded away until somebody says that there is such a thing, or has told it. */
const particulars = [
  'operations',
  'stillborn',
  'bornOutside',
  'complication',
  'newbornDiedOn',
  'motherDiedOn',
] as const satisfies readonly Field[]

const opening: Record<Exclude<EventKind, 'prenatal'>, string> = {
  birth: '有死亡、并发症、院外分娩等情形',
  termination: '有并发症、同时手术等情形',
  'family-planning': '有并发症',
}

/** Particulars of an event: what changes the days, the standard or who is paid. */
export function ParticularFields({ form, kind }: { form: EventForm; kind: Exclude<EventKind, 'prenatal'> }) {
  const field = fieldsOf(form)
  const told = useWatch({ control: form.control })
  const asked = (name: Field) => isAskedOfEvent(name, told)
  const isTold = particulars.some(
    (name) => asked(name) && (name !== 'operations' || kind !== 'family-planning') && isGiven(told[name]),
  )
  const [isOpen, setOpen] = useState(isTold)

  if (!isOpen && !isTold)
    return (
      <div>
        <Button type="link" onClick={() => setOpen(true)}>
          + {opening[kind]}
        </Button>
      </div>
    )
  return (
    <FieldGroup title="其他情形">
      <FieldRow>
        {asked('stillborn') && (
          <NumberField label="死胎死产数" optional hint="胎儿数中没有活产的" {...field('stillborn')} />
        )}
        {asked('complication') && (
          <TextField
            label="并发症"
            optional
            wide
            hint="按诊断证明填写名称"
            maxLength={100}
            {...field('complication')}
          />
        )}
      </FieldRow>
      {kind !== 'family-planning' && (
        <FieldRow>
          {asked('newbornDiedOn') && (
            <DateField label="新生儿死亡日期" optional hint="活产后死亡的" {...field('newbornDiedOn')} />
          )}
          {asked('motherDiedOn') && (
            <DateField
              label="产妇死亡日期"
              optional
              hint="待遇由继承人申领，请填写收款账户"
              {...field('motherDiedOn')}
            />
          )}
        </FieldRow>
      )}
      {asked('bornOutside') && (
        <CheckField label="院外分娩" hint="没有住院的，不填住院和费用" {...field('bornOutside')} />
      )}
      {kind !== 'family-planning' && (
        <ChoicesField
          label="同时施行的手术"
          hint="与分娩或终止妊娠同时做的计划生育手术，可以多选"
          {...field('operations')}
          options={operationKinds.filter(({ code, sex }) => sex === 'female' && !endingPregnancy.includes(code))}
        />
      )}
    </FieldGroup>
  )
}

/** What ends a pregnancy is told as the termination itself. */
const endingPregnancy: readonly string[] = ['abortion', 'induction']

const isGiven = (answer: unknown) =>
  answer != null && answer !== '' && answer !== false && !(Array.isArray(answer) && answer.length === 0)

import type { DraftAnswers, Stay } from '@cradle/domain/claim'
import { hospitalLevels } from '@cradle/domain/codes'
import { readHospitalCode } from '@cradle/domain/identity'
import type { HospitalView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { CheckField, FieldRow, fieldsOf, SelectField, SuggestField, TextField } from '#web/ui/fields/index.ts'
import { hospitalQuery, hospitalsQuery } from './claims.queries.ts'
import styles from './claim-form.module.css'

type StayForm = UseFormReturn<DraftAnswers['stay']>

/** Hospital, its code and the ward: chosen from the directory, or typed where the directory does not know it. */
export function HospitalFields({ form, index }: { form: StayForm; index: number }) {
  const at = fieldsOf(form)
  const field = (name: keyof Stay) => at(`stays.${index}.${name}`)
  const stay = useWatch({ control: form.control }).stays?.[index]
  const name = stay?.hospitalName ?? ''
  const listed = useListed(stay?.hospitalCode ?? '')
  const found = useFound(name === listed?.name ? '' : name)

  const set = (fieldName: keyof Stay, value: string | null) =>
    form.setValue(`stays.${index}.${fieldName}`, value, { shouldDirty: true, shouldTouch: true })

  function choose(hospital: HospitalView) {
    set('hospitalName', hospital.name)
    set('hospitalCode', hospital.code)
    void form.trigger([`stays.${index}.hospitalName`, `stays.${index}.hospitalCode`])
  }

  // A full code, national or local, is as good as choosing: nothing else can be meant.
  const exact = found.find((hospital) => [hospital.code, hospital.localCode].includes(name.trim().toUpperCase()))
  useEffect(() => {
    if (exact) choose(exact)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- acts once on what was found
  }, [exact])

  // Nothing is left to suggest, and a list still open would take the next Tab for a choice.
  const isSettled =
    name !== '' && [listed, ...found].some((one) => one?.name === name && one.code === stay?.hospitalCode)

  // The name follows a code that was typed where none stands yet.
  const listedName = listed?.name
  useEffect(() => {
    if (listedName && name === '') set('hospitalName', listedName)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- follows the code alone
  }, [listedName])

  return (
    <>
      <FieldRow>
        <SuggestField
          label="医院"
          hint={
            listed && listed.name === name ? `${levelInWords(listed.level)} · ${listed.code}` : '名称、拼音首字母或编码'
          }
          wide
          prefersFirst={name !== ''}
          {...field('hospitalName')}
          suggestions={(isSettled ? [] : found).map((hospital) => ({
            value: hospital.code,
            text: hospital.name,
            label: (
              <span className={styles.hospital}>
                <span>{hospital.name}</span>
                <small>
                  {levelInWords(hospital.level)} · {hospital.code}
                </small>
              </span>
            ),
          }))}
          onSuggestion={(code) => {
            const hospital = found.find((one) => one.code === code)
            if (hospital) choose(hospital)
          }}
          onTyped={(text) => {
            // Another name than the directory's is another hospital, so its code no longer holds.
            if (listed && text !== listed.name) set('hospitalCode', null)
          }}
        />
        <TextField
          label="医院编码"
          optional={stay?.unlisted === true}
          hint="票据上的 12 位定点编码"
          maxLength={20}
          {...field('hospitalCode')}
        />
        <SuggestField
          label="病区"
          optional
          {...field('ward')}
          suggestions={(listed?.wards ?? []).map((ward) => ({ value: ward, text: ward, label: ward }))}
        />
      </FieldRow>
      <CheckField
        label="目录中没有这家医院"
        hint="外地医院等，请填写所在地和等级，由审核人核对"
        {...field('unlisted')}
      />
      {stay?.unlisted && (
        <FieldRow>
          <TextField label="医院所在地" wide hint="如 北京市海淀区" maxLength={60} {...field('hospitalPlace')} />
          <SelectField
            label="医院等级"
            hint="不清楚的选无等级"
            {...field('hospitalLevel')}
            options={hospitalLevels.map(({ code, name: level }) => ({ value: code as string, name: level }))}
          />
        </FieldRow>
      )}
    </>
  )
}

/** What the directory finds for a text, a moment after the last key; before any, where this employer's people were. */
function useFound(text: string): HospitalView[] {
  const typed = useDeferredValue(text.trim())
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery({ ...hospitalsQuery(asked), placeholderData: (before) => before })
  return typed === asked || asked !== '' ? (data ?? []) : []
}

/** The hospital the directory has under a code, once the code is whole. */
function useListed(code: string): HospitalView | undefined {
  const read = readHospitalCode(code)
  const whole = read.ok ? read.code : ''
  const { data } = useQuery({ ...hospitalQuery(whole), enabled: whole !== '', retry: false })
  return data
}

const levelInWords = (level: number) => ['未定级', '一级', '二级', '三级'][level] ?? '未定级'

import { documentKinds } from '@cradle/domain/documents'
import type { ClaimView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { documentsQuery } from '#web/lib/documents.queries.ts'
import { Field } from '#web/ui/fields/index.ts'
import { isSamePlace, type PinPlace, pinPlacesOf, type TypedPin } from './pin-places.ts'
import styles from './pins-field.module.css'

type PinsProps = {
  claim: ClaimView
  pins: readonly TypedPin[]
  /** What is wrong with a pin, by its ordinal. */
  errors: readonly (string | undefined)[]
  onChange: (pins: TypedPin[]) => void
}

/** Where a return wants something, and what: the clerk reads each at its field, line or paper. */
export function PinsField({ claim, pins, errors, onChange }: PinsProps) {
  const { data } = useQuery(documentsQuery(claim))
  const missing = data?.missing ?? []
  const places = pinPlacesOf(claim, missing).filter(({ at }) => !pins.some((pin) => isSamePlace(pin.at, at)))
  const groups = [...new Set(places.map(({ group }) => group))]
  const add = (...chosen: PinPlace[]) =>
    onChange([
      ...pins,
      ...chosen.map(({ at, name, group }) => ({ at, name: nameIn(group, name), text: wantedAt(name) })),
    ])
  const lacking = places.filter(({ name }) => name.startsWith(LACKING))
  return (
    <fieldset className={styles.pins}>
      <legend>需要补正的位置</legend>
      <ul>
        {pins.map((pin, n) => (
          <li key={JSON.stringify(pin.at)}>
            <Field name={`pin-${n}`} label={pin.name} error={errors[n]}>
              <Input
                id={`pin-${n}`}
                value={pin.text}
                maxLength={200}
                aria-describedby={errors[n] ? `pin-${n}-note` : undefined}
                onChange={(event) =>
                  onChange(pins.map((one, at) => (at === n ? { ...one, text: event.target.value } : one)))
                }
              />
            </Field>
            <Button
              size="small"
              aria-label={`移除 ${pin.name}`}
              onClick={() => onChange(pins.filter((_, at) => at !== n))}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
      <label className={styles.add}>
        <span>标出位置</span>
        <select
          value=""
          onChange={(event) => {
            const chosen = places[Number(event.target.value)]
            if (chosen) add(chosen)
          }}
        >
          <option value="">选择字段、明细或资料</option>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {places.map((place, n) =>
                place.group === group ? (
                  <option key={place.name} value={n}>
                    {place.name}
                  </option>
                ) : null,
              )}
            </optgroup>
          ))}
        </select>
      </label>
      {lacking.length > 0 && (
        <Button size="small" onClick={() => add(...lacking)}>
          列入缺少的资料：{lacking.length} 种
        </Button>
      )}
    </fieldset>
  )
}

const LACKING = '缺：'

/** What is wanted of a paper that is missing; of anything else the reviewer says it. */
const wantedAt = (name: string) => (name.startsWith(LACKING) ? `请补交${name.slice(LACKING.length)}` : '')

/** Under which name a place stands in the list: papers by their own, fields with their step. */
const nameIn = (group: string, name: string) =>
  Object.values(documentKinds).some((kind) => name.endsWith(kind.name)) && group === '资料'
    ? name.replace(LACKING, '')
    : `${group} · ${name}`

import { documentKinds } from '@cradle/domain/documents'
import type { ClaimView, Pin } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { type ClaimStep, paths } from '#web/app/paths.ts'
import { fieldAt, placeInWords } from '#web/lib/claim-places.ts'
import styles from './pin-notes.module.css'

/** In which step of the form a pin is answered. */
const stepOfPin = (pin: Pin): ClaimStep => ('documentKind' in pin ? 'documents' : pin.section)

/** The pins of a return that concern one step; none of a claim that was not returned. */
export const pinsOf = ({ returned }: ClaimView, step: ClaimStep): Pin[] =>
  (returned?.pins ?? []).filter((pin) => stepOfPin(pin) === step)

/** Where a pin points, in words: the paper, or the step with its bill and line. */
const pinInWords = (pin: Pin): string =>
  'documentKind' in pin
    ? documentKinds[pin.documentKind].name
    : placeInWords({ section: pin.section, field: fieldAt(pin.pointer) })

/** What the agency wants, each a link to where it is answered. */
export function PinList({ claim, pins }: { claim: ClaimView; pins: readonly Pin[] }) {
  if (pins.length === 0) return null
  return (
    <ul className={styles.pins} aria-label="需要补正的内容">
      {pins.map((pin) => (
        <li key={JSON.stringify(pin)}>
          <Link to={hrefOf(claim, pin)}>{pinInWords(pin)}</Link>
          <span>{pin.text}</span>
        </li>
      ))}
    </ul>
  )
}

function hrefOf({ id }: ClaimView, pin: Pin): string {
  if ('documentKind' in pin) return paths.claimStep(id, 'documents')
  return paths.claimStep(id, pin.section, pin.pointer ? fieldAt(pin.pointer) : undefined)
}

import { isAskedOfEvent, isForSpouse } from '../claim/index.ts'
import { nameOf, operationKinds } from '../codes/index.ts'
import { type Check, patientOf } from './check.ts'

/** A08, A09, A10: claim type, operation and patient against the sexes that the ID numbers tell (domain notes 6.10). */
export const patientsSex: Check = function* (draft, { person }) {
  const { event } = draft
  const forSpouse = isForSpouse(draft)
  const at = { level: 'block', section: 'event' } as const
  const patient = patientOf(draft, person)
  if (person.sex === 'male' && event.claimType === '19' && !forSpouse)
    yield {
      ...at,
      code: 'A08',
      pointer: '/claimType',
      message: '参保人为男性，不能按 19 女工生育保险报销申报',
    }
  // Answers to what is not asked any more (the kind was changed, the stay became a visit) may lie in the draft: no page
  // shows them, so nothing is said about them.
  const operations = isAskedOfEvent('operations', event) ? (event.operations ?? []) : []
  for (const code of operations) {
    const operation = operationKinds.find((kind) => kind.code === code)
    if (operation && patient && operation.sex !== patient.sex)
      yield {
        ...at,
        code: 'A09',
        pointer: '/operations',
        message: `${nameOf(operationKinds, code)}与${forSpouse ? '配偶' : '参保人'}性别不符`,
      }
  }
  if (forSpouse && (event.kind === 'birth' || event.kind === 'termination')) {
    if (person.sex === 'female')
      yield { ...at, code: 'A10', pointer: '/patient', message: '参保人为女性，生育或终止妊娠应由本人作为就医人申报' }
    if (patient?.sex === 'male')
      yield {
        ...at,
        code: 'A10',
        section: 'contact',
        pointer: '/spouseIdNumber',
        message: '配偶身份证号第 17 位为男性，生育或终止妊娠的就医人应为女性',
      }
  }
}

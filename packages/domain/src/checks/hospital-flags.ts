import type { PlainDate } from '../calendar/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { isDay } from './compared-days.ts'
import type { Finding } from './finding.ts'

/** A hospital of the directory. */
export type ListedHospital = {
  code: string
  name: string
  regionCode: string
  designatedFrom: PlainDate
  designatedUntil: PlainDate | null
}

/** 统筹区: a city is told by the first four digits of its code. */
const cityOf = (regionCode: string) => regionCode.slice(0, 4)

/**
 * A14 and A15: each stay's hospital is in the directory, designated on the day of admission, and in the insured region,
 * but for an emergency. Whether an out-of-region stay was put on record (备案) is not known here.
 */
export function* hospitalFlags(
  { stay }: DraftAnswers,
  { hospitals, region }: { hospitals: readonly ListedHospital[]; region: string },
): Generator<Finding> {
  for (const [index, one] of (stay.stays ?? []).entries()) {
    const { unlisted, hospitalName, hospitalPlace, hospitalCode, admittedOn, emergency } = one
    const at = { code: 'A14', level: 'flag', section: 'stay', pointer: `/stays/${index}/hospitalCode` } as const
    const code = hospitalCode?.trim().toUpperCase()
    const listed = hospitals.find((hospital) => hospital.code === code)
    if (unlisted || !listed) {
      const place = unlisted && hospitalPlace ? `（${hospitalPlace}）` : ''
      yield { ...at, message: `医院“${hospitalName ?? ''}”${place}不在医院目录中` }
      continue
    }
    const { designatedFrom, designatedUntil } = listed
    if (isDay(admittedOn) && (admittedOn < designatedFrom || (designatedUntil && admittedOn >= designatedUntil)))
      yield {
        ...at,
        message: `${listed.name}定点期限为 ${designatedFrom} 至 ${designatedUntil ?? '今'}，入院或就诊日期为 ${admittedOn}`,
      }
    if (cityOf(listed.regionCode) !== cityOf(region) && !emergency)
      yield {
        ...at,
        code: 'A15',
        message: `${listed.name}在统筹区外（行政区划 ${listed.regionCode}，参保地 ${region}），请核对异地就医备案`,
      }
  }
}

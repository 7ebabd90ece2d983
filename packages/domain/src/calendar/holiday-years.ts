import type { Source } from '../benefit/rule-set.ts'
import type { PlainDate } from './plain-date.ts'

/** A year's statutory holidays as the State Council's office arranged them: days off, and weekend days worked for them. */
export type HolidayYear = {
  readonly year: number
  readonly source: Source
  /** Days off from the first to the last, weekends among them. */
  readonly off: readonly { readonly name: string; readonly from: PlainDate; readonly to: PlainDate }[]
  /** 调休: Saturdays and Sundays that are working days. */
  readonly worked: readonly PlainDate[]
}

const notice = (year: number, number: string): Source => ({
  title: `国务院办公厅关于 ${year} 年部分节假日安排的通知（转载）`,
  article: number,
  grade: 'B',
})

/**
 * Our own data, a year at a time, entered when the notice is out (early in November before). A year that is not here is
 * unknown: nothing is derived from the pattern of other years.
 */
export const holidayYears: readonly HolidayYear[] = [
  {
    year: 2024,
    source: notice(2024, '国办发明电〔2023〕7 号'),
    off: [
      { name: '元旦', from: '2024-01-01', to: '2024-01-01' },
      { name: '春节', from: '2024-02-10', to: '2024-02-17' },
      { name: '清明节', from: '2024-04-04', to: '2024-04-06' },
      { name: '劳动节', from: '2024-05-01', to: '2024-05-05' },
      { name: '端午节', from: '2024-06-10', to: '2024-06-10' },
      { name: '中秋节', from: '2024-09-15', to: '2024-09-17' },
      { name: '国庆节', from: '2024-10-01', to: '2024-10-07' },
    ],
    worked: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    source: notice(2025, '国办发明电〔2024〕12 号'),
    off: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
      { name: '春节', from: '2025-01-28', to: '2025-02-04' },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: notice(2026, '国办发明电〔2025〕7 号'),
    off: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

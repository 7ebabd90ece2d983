import { addDays } from '@cradle/domain/calendar'
import { idNumberOf } from '../factories/index.ts'

const surnames = '王李张刘陈杨赵黄周吴徐孙马胡朱郭何高林郑谢罗梁宋唐许韩冯邓曹'
const womenNames = [
  '秀英',
  '丽娜',
  '静怡',
  '雅琪',
  '思涵',
  '梓萱',
  '晓彤',
  '佳慧',
  '雨桐',
  '婉婷',
  '海燕',
  '红梅',
  '雪',
  '颖',
  '倩',
]
const menNames = ['伟', '建国', '志强', '浩然', '子轩', '俊杰', '文博', '立新', '明辉', '磊', '鹏飞', '家豪']
const districts = ['130102', '130104', '130105', '130108', '130109', '130110', '130111', '130123']
const offices = ['长安区卫生健康局', '桥西区卫生健康局', '裕华区卫生健康局', '正定县卫生健康局']

/** After so many persons years, days and sequences of ID numbers begin again: lcm(17, 365, 500). */
const BEFORE_REPEATING = 620_500

const days = new Map<number, string>()
/** The day of a year so many days after its first. */
function dayOf(year: number, day: number): string {
  const known = days.get(year * 365 + day) ?? addDays(`${year}-01-01`, day)
  days.set(year * 365 + day, known)
  return known
}

/** The `n`-th made-up person: always the same for the same number, every fifth a man; five million differ. */
export function personNumber(n: number) {
  const sex = n % 5 === 4 ? ('male' as const) : ('female' as const)
  const names = sex === 'male' ? menNames : womenNames
  // Two primes walk the years and the days, so that no two neighbours share a birthday.
  const birthOn = dayOf(1985 + ((n * 7) % 17), (n * 37) % 365)
  return {
    name: surnames[(n * 11) % surnames.length]! + names[(n * 7 + Math.floor(n / 31)) % names.length]!,
    sex,
    birthOn,
    idNumber: idNumberOf({ region: districts[Math.floor(n / BEFORE_REPEATING)]!, birthOn, sex, n }),
    cardNumber: `A${10_000_000 + n * 7919}`,
    ...(sex === 'female' && n % 3 !== 0
      ? {
          permit: {
            number: `13010${2 + (n % 7)}${2024 + (n % 2)}${String(n).padStart(6, '0')}`,
            office: offices[n % 4]!,
            issuedOn: '2025-02-10',
          },
        }
      : {}),
  }
}

import type { chargeItemLevels, chargeItemTypes } from './charge-items.ts'
import type { Coded, CodeOf } from './table.ts'

type PrintedRow = Coded & {
  /** The national class it is by its content, which may be another than the one it is filed under: 医用材料 is 08. */
  chargeItemType: CodeOf<typeof chargeItemTypes>
  /** The national level where the printed class says it; null where only the items below it have one. */
  chargeItemLevel: CodeOf<typeof chargeItemLevels> | null
  /** The key that chooses it: 1 to 9 and 0 in the order of the manual. */
  digit: string | null
  /** The initials of its pinyin, by which it is typed. */
  initials: string
}

const classesOfTheManual = [
  row('western-medicine', '西药', '09', '01', '1', 'xy'),
  row('surgery', '手术', '06', null, '2', 'ss'),
  row('laboratory', '化验', '04', null, '3', 'hy'),
  row('examination', '检查', '03', null, '4', 'jc'),
  row('treatment', '治疗', '05', null, '5', 'zl'),
  row('medical-materials', '医用材料', '08', null, '6', 'yycl'),
  row('costly-medicine', '贵药品', '09', '02', '7', 'gyp'),
  row('other-self-paid', '其他自费', '14', '03', '8', 'qtzf'),
  row('bed', '床位', '01', null, '9', 'cw'),
  row('special-examination', '特检', '03', null, '0', 'tj'),
] as const

const nationalClasses = [
  row('bed-fee', '床位费', '01', null, null, 'cwf'),
  row('consultation-fee', '诊察费', '02', null, null, 'zcf'),
  row('examination-fee', '检查费', '03', null, null, 'jcf'),
  row('laboratory-fee', '化验费', '04', null, null, 'hyf'),
  row('treatment-fee', '治疗费', '05', null, null, 'zlf'),
  row('surgery-fee', '手术费', '06', null, null, 'ssf'),
  row('nursing-fee', '护理费', '07', null, null, 'hlf'),
  row('sanitary-materials-fee', '卫生材料费', '08', null, null, 'wsclf'),
  row('western-medicine-fee', '西药费', '09', null, null, 'xyf'),
  row('herbal-slices-fee', '中药饮片费', '10', null, null, 'zyypf'),
  row('chinese-patent-medicine-fee', '中成药费', '11', null, null, 'zcyf'),
  row('general-consultation-fee', '一般诊疗费', '12', null, null, 'ybzlf'),
  row('registration-fee', '挂号费', '13', null, null, 'ghf'),
  row('other-fee', '其他费', '14', null, null, 'qtf'),
] as const

/** What an invoice prints that no table has: its name is typed beside it, and it is filed as 其他（未归类）. */
export const unlistedClass = row('unlisted', '不在表中', '14', null, null, 'bzbz')

/**
 * 票据类别, the classes a receipt prints: the ten of the 2014 filing manual (grade S), the fourteen national ones
 * (grade G, names and order of `chargeItemTypes`) and 不在表中, which is ours. What each is filed under is dated data:
 * `classMappings`.
 */
export const printedClasses = [...classesOfTheManual, ...nationalClasses, unlistedClass] as const

export type PrintedClass = CodeOf<typeof printedClasses>

/**
 * The class that an invoice calls `name`, with or without 费 and blanks; undefined for a name no table has.
 * A name that two tables have (检查, 检查费) is the one spelled so.
 */
export function printedClassNamed(name: string): PrintedClass | undefined {
  const wanted = name.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
  const spelled = (text: string) => printedClasses.find((printed) => printed.name === text)
  const bare = wanted.replace(/费用?$/, '')
  return (spelled(wanted) ?? spelled(bare) ?? spelled(`${bare}费`))?.code
}

/** The classes whose initials begin with these letters, in the order of the table. */
export function printedClassesByInitials(letters: string): PrintedClass[] {
  const begun = letters.toLowerCase()
  return printedClasses.filter(({ initials }) => begun !== '' && initials.startsWith(begun)).map(({ code }) => code)
}

function row<const Code extends string>(
  code: Code,
  name: string,
  chargeItemType: PrintedRow['chargeItemType'],
  chargeItemLevel: PrintedRow['chargeItemLevel'],
  digit: string | null,
  initials: string,
): PrintedRow & { readonly code: Code } {
  return { code, name, chargeItemType, chargeItemLevel, digit, initials }
}

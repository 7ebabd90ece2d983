import type { Chance } from './chance.ts'
import type { ProvinceSizes } from './sizes.ts'

/** What is asked of chance, each question once. */
export const asked = {
  agency: 1,
  employer: 2,
  employerVersion: 3,
  holder: 4,
  account: 5,
  membership: 6,
  person: 7,
  personVersion: 8,
  idCard: 9,
  insuranceCard: 10,
  permit: 11,
  spell: 12,
  base: 13,
  employerOfPerson: 14,
  claim: 15,
  begun: 16,
  event: 17,
  filing: 18,
  act: 19,
  decision: 20,
  submission: 21,
  submittedOn: 22,
  outcome: 23,
  eventDay: 24,
  pace: 25,
  kind: 26,
  hospital: 27,
  amount: 28,
  session: 29,
  formerEmployer: 30,
  status: 31,
  shape: 32,
  deed: 33,
  paper: 34,
  task: 35,
} as const

/** Persons of the demonstration's city come first; a province's own are counted behind them. */
export const FIRST_PERSON = 1000

/** Long before anybody's claim. */
export const LONG_AGO = Date.parse('2015-01-05T01:00:00Z')

export const isWoman = (person: number): boolean => (person + FIRST_PERSON) % 5 !== 4

/** The woman of that count, of all persons: every fifth is a man. */
export function womanAt(nth: number): number {
  const group = Math.floor(nth / 4)
  // FIRST_PERSON is a multiple of five: the men stand at 4, 9, 14.
  return group * 5 + (nth % 4)
}

export const womenAmong = (persons: number): number => Math.floor(persons / 5) * 4

/** The employer a person works for: a few have thousands of people, most a handful. */
export function employerOf(person: number, { employers }: ProvinceSizes, chance: Chance): number {
  const share = chance.draw(asked.employerOfPerson, person, 2 ** 30) / 2 ** 30
  return Math.floor(employers * share * share)
}

/** Wages that employers differ in. */
export const WAGES = 8
/** What an employer reports as the base of each of its people, in fen a month: so its average is known without counting. */
export const wageFen = (employer: number): number => 480_000 + (employer % WAGES) * 70_000

export const employerId = (employer: number, chance: Chance): string => chance.idAt(LONG_AGO, asked.employer, employer)
export const personId = (person: number, chance: Chance): string => chance.idAt(LONG_AGO, asked.person, person)
export const personVersionId = (person: number, chance: Chance): string =>
  chance.idAt(LONG_AGO, asked.personVersion, person)
export const employerVersionId = (employer: number, chance: Chance): string =>
  chance.idAt(LONG_AGO, asked.employerVersion, employer)
/** The membership of an employer's clerk. */
export const clerkId = (employer: number, chance: Chance): string => chance.idAt(LONG_AGO, asked.membership, employer)

const trades = ['机械制造', '商贸', '纺织', '食品', '物流', '信息技术', '建筑工程', '医药', '人力资源服务', '餐饮管理']
const words = ['华', '瑞', '恒', '信', '泰', '丰', '盛', '安', '达', '兴', '宏', '嘉', '源', '通', '远', '和']

export const employerName = (employer: number): string =>
  `河北${words[employer % 16]!}${words[Math.floor(employer / 16) % 16]!}${trades[employer % trades.length]!}有限公司`
export const unitNumber = (employer: number): string => `1302${String(employer).padStart(8, '0')}`
export const unitUsername = (employer: number): string => `unit-${String(employer).padStart(6, '0')}`

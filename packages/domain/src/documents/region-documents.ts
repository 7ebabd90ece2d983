import type { Source } from '../benefit/index.ts'
import type { DocumentRow, DocumentRules } from './document-rules.ts'

const guide: Source = { title: '生育保险待遇办事指南（医保经办通用格式，江门市转载）', article: '办理材料', grade: 'B' }
const hebei2022: Source = { title: '冀医保函〔2022〕103 号', article: '申报材料', grade: 'S' }
const shijiazhuang2015: Source = { title: '石家庄市生育保险报销材料（约 2015–2018 年，转载）', grade: 'C' }
const manual: Source = { title: '石家庄市医保中心生育保险网报系统操作教程', article: '办理条件', grade: 'S' }
const ours: Source = { title: '本系统的约定', grade: 'ours' }

const withBirth = ['birth'] as const
const difficult = ['assisted', 'difficult', 'caesarean'] as const

/** What every list begins with: who it is, and unless the hospital settled it, what it cost. */
const personAndCosts = (source: Source): DocumentRow[] => [
  { kind: 'M01', need: 'required', when: {}, source },
  { kind: 'M02', need: 'required', when: { settledDirectly: false }, source },
  { kind: 'M03', need: 'required', when: { settledDirectly: false }, source },
]

/** The diagnosis and the record: where somebody was in hospital the record of the discharge says what the diagnosis would. */
const recordsOfTreatment = (source: Source): DocumentRow[] => [
  { kind: 'M04', need: 'required', when: { event: ['termination', 'family-planning', 'prenatal'] }, source: guide },
  { kind: 'M04', need: 'required', when: { event: withBirth, care: 'outpatient' }, source: guide },
  { kind: 'M04', need: 'conditional', when: {}, condition: '没有出院记录的', source: guide },
  { kind: 'M05', need: 'required', when: { care: 'inpatient' }, source },
  {
    kind: 'M05',
    need: 'conditional',
    when: { event: ['birth', 'termination', 'family-planning'] },
    condition: '住院的交出院记录，门诊的在诊断证明写不清时交病历',
    source: ours,
  },
]

const imaging: DocumentRow[] = [
  { kind: 'M08', need: 'required', when: { event: ['family-planning'], care: 'outpatient' }, source: hebei2022 },
  {
    kind: 'M08',
    need: 'conditional',
    when: { event: ['termination', 'family-planning'] },
    condition: '放置、取出宫内节育器或者门诊流产的',
    source: ours,
  },
]

const birthCertificate: DocumentRow = {
  kind: 'M07',
  need: 'optional',
  when: { event: withBirth },
  source: ours,
  unverified: '出生医学证明由部门共享，未见石家庄明文',
}
const unemployedSpouse = (source: Source): DocumentRow => ({
  kind: 'M10',
  need: 'required',
  when: { patient: 'spouse' },
  source,
})
const signedForm: DocumentRow = { kind: 'M11', need: 'required', when: {}, source: manual }
const settlementNote: DocumentRow[] = [
  {
    kind: 'M12',
    need: 'conditional',
    when: { settledDirectly: false, outOfRegion: true },
    condition: '在外地就医的，写明没有联网结算的原因',
    source: ours,
  },
  {
    kind: 'M12',
    need: 'conditional',
    when: { settledDirectly: false },
    condition: '定点医院没有能够联网结算的',
    source: ours,
  },
]

/** Where no list of a region's own is known: the general one, which stops no acceptance. */
const general: DocumentRules = {
  from: null,
  requiredForAcceptance: false,
  rows: [
    ...personAndCosts(guide),
    ...recordsOfTreatment(guide),
    {
      kind: 'M06',
      need: 'conditional',
      when: { event: withBirth, delivery: difficult },
      condition: '出院记录没有写明难产或剖宫产情况的',
      source: ours,
    },
    birthCertificate,
    ...imaging,
    { kind: 'M09', need: 'optional', when: { event: withBirth }, source: ours },
    unemployedSpouse(ours),
    signedForm,
    ...settlementNote,
  ],
}

const shijiazhuang: readonly DocumentRules[] = [
  {
    from: null,
    requiredForAcceptance: true,
    rows: [
      ...personAndCosts(shijiazhuang2015),
      ...recordsOfTreatment(shijiazhuang2015),
      { kind: 'M06', need: 'required', when: { event: withBirth, delivery: difficult }, source: shijiazhuang2015 },
      birthCertificate,
      ...imaging,
      { kind: 'M09', need: 'required', when: { event: withBirth }, source: manual },
      unemployedSpouse(manual),
      signedForm,
      ...settlementNote,
    ],
  },
  {
    from: '2022-09-29',
    requiredForAcceptance: true,
    rows: [
      ...personAndCosts(hebei2022),
      ...recordsOfTreatment(hebei2022),
      {
        kind: 'M06',
        need: 'conditional',
        when: { event: withBirth, delivery: difficult },
        condition: '出院记录没有写明难产或剖宫产情况的',
        source: ours,
      },
      birthCertificate,
      ...imaging,
      { kind: 'M09', need: 'optional', when: { event: withBirth }, source: hebei2022 },
      unemployedSpouse(hebei2022),
      signedForm,
      ...settlementNote,
    ],
  },
]

const versionsByRegion: Readonly<Record<string, readonly DocumentRules[]>> = { '130100': shijiazhuang }

/** Every list there is, with its region; `null` is the general one. */
export const allDocumentRules: readonly { region: string | null; rules: DocumentRules }[] = [
  { region: null, rules: general },
  ...Object.entries(versionsByRegion).flatMap(([region, versions]) => versions.map((rules) => ({ region, rules }))),
]

/** The list that holds in `region` for an event of this day, or for today's events where none is known. */
export function documentRulesFor(region: string, on: string | null): DocumentRules {
  const versions = versionsByRegion[region] ?? [general]
  return [...versions].reverse().find(({ from }) => from === null || on === null || from <= on) ?? general
}

import {
  deliveryMethods,
  operationKinds,
  stayKinds,
  terminationKinds,
  type birctrlTypes,
  type CodeOf,
  type matnTypes,
  type medTypes,
} from '../codes/index.ts'
import type { Answers } from './sections.ts'

type MatnType = CodeOf<typeof matnTypes> | null

/** A claim in the codes of the national platform and of the 2014 manual, old and new beside each other. */
export type NationalCodes = {
  /** 报销类型 of the manual. */
  claimType: string
  /** matn_type 生育类别; null of an operation alone. */
  matnType: MatnType
  /** The matn_type that every region knows, where `matnType` is an extension. */
  matnTypeNational: MatnType
  /** birctrl_type 计划生育手术类别, one for each operation. */
  birctrlTypes: CodeOf<typeof birctrlTypes>[]
  birctrlTypesNational: CodeOf<typeof birctrlTypes>[]
  /** med_type 医疗类别 of each stay; an operation's is 53 wherever it was done. */
  medTypes: CodeOf<typeof medTypes>[]
}

/** What a filing reports beside its answers. Sources: domain notes 6.1, 6.2, 6.4. */
export function nationalCodesOf({ event, stay }: Answers): NationalCodes {
  const { kind, delivery, termination, claimType } = event
  const done = operationKinds.filter(({ code }) => event.operations?.includes(code))
  const way = terminationKinds.find(({ code }) => code === termination)
  const types: Record<typeof kind, readonly [MatnType, MatnType]> = {
    birth: both(deliveryMethods.find(({ code }) => code === delivery)?.matnType ?? null),
    termination: [way?.matnType ?? null, way?.nationalType ?? null] as const,
    'family-planning': both(null),
    prenatal: both('7'),
  }
  const [matnType, matnTypeNational] = types[kind]
  return {
    claimType,
    matnType,
    matnTypeNational,
    birctrlTypes: done.map(({ birctrlType }) => birctrlType),
    birctrlTypesNational: done.map(({ nationalType }) => nationalType),
    medTypes: stay.stays.map((one) => (kind === 'family-planning' ? '53' : medTypeOf(one.kind))),
  }
}

const both = (code: MatnType) => [code, code] as const
const medTypeOf = (kind: string) => stayKinds.find(({ code }) => code === kind)?.medType ?? '52'

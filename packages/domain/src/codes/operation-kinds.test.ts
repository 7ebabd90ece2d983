import { expect, test } from 'vitest'
import { birctrlTypes } from './birctrl-types.ts'
import { operationKinds } from './operation-kinds.ts'
import { nameOf } from './table.ts'

test.each(operationKinds)('$name has its own name in the code table', ({ name, birctrlType }) => {
  expect(nameOf(birctrlTypes, birctrlType)).toBe(name)
})

const nationalTypes = birctrlTypes.filter((type) => !type.local).map((type) => type.code)

test('an operation is reported under its own code, save the three known only locally', () => {
  expect(operationKinds.filter((kind) => kind.birctrlType !== kind.nationalType)).toMatchObject([
    { name: '输卵管结扎术', birctrlType: '12', nationalType: '5' },
    { name: '皮下埋植术', birctrlType: '10', nationalType: '9' },
    { name: '取消皮下埋植术', birctrlType: '11', nationalType: '9' },
  ])
})

test.each(operationKinds)('$name can be reported where only national codes are known', ({ nationalType }) => {
  expect(nationalTypes).toContain(nationalType)
})

test('only the operations on the vas deferens are a man’s', () => {
  const ofMen = operationKinds.filter((kind) => kind.sex === 'male').map((kind) => kind.name)
  expect(ofMen).toEqual(operationKinds.map((kind) => kind.name).filter((name) => name.includes('输精管')))
  expect(ofMen).toHaveLength(2)
})

export * from './people.ts'
export * from './sizes.ts'
export * from './write-province.ts'

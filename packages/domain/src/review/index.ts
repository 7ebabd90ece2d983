export * from './near-duplicate.ts'
export * from './notice.ts'
export * from './remedies.ts'

export * from './notice.ts'
export * from './remedies.ts'

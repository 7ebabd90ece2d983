export * from './adjustment-reasons.ts'
export * from './notice.ts'
export * from './remedies.ts'
export * from './task-table.ts'

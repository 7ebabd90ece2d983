export * from './database.ts'
export * from './given.ts'

export * from './id-number.ts'
export * from './password.ts'
export * from './register.ts'

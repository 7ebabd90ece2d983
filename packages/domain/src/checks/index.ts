export * from './finding.ts'
export * from './missing-from.ts'
export * from './register-checks.ts'
export * from './unclassified-lines.ts'

export * from './across-sections.ts'
export * from './finding.ts'
export * from './missing-from.ts'
export * from './register-checks.ts'

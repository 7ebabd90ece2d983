export * from './document-facts.ts'
export * from './document-kinds.ts'
export { type Need, needs } from './document-rules.ts'
export * from './needed-documents.ts'

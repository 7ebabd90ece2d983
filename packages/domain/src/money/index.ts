export * from './fen.ts'
export * from './format-yuan.ts'
export * from './read-yuan.ts'
export * from './yuan-in-capitals.ts'

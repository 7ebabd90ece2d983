export * from './answers.ts'
export * from './city.ts'
export * from './hospitals.ts'
export * from './people.ts'

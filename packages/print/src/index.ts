export { charactersOf, fontFor } from './characters.ts'
export { type Coverage, type FontCoverage, missingCharacters } from './coverage.ts'
export { formNumberOf, reviewForm } from './review-form.ts'
export { type ReviewFormLayout, shijiazhuang } from './shijiazhuang.ts'

import type { DraftAnswers } from '@cradle/domain/claim'
import type { UseFormReturn } from 'react-hook-form'

/** The form of 费用, as its invoices and lines share it. */
export type ChargesForm = UseFormReturn<DraftAnswers['charges']>

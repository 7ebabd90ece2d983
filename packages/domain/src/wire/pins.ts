import { z } from 'zod'
import { requiredText } from '../claim/fields.ts'
import { type SectionName, sectionNames } from '../claim/index.ts'
import { documentKindNames } from '../documents/index.ts'

/** Where a return wants something: at a field of the claim, or at a document. */
export const pin = z.union(
  [
    z.strictObject({
      section: z.enum(sectionNames as [SectionName, ...SectionName[]]),
      /** A JSON pointer into the section's data, '' for the whole step: '/stays/0/dischargedOn'. */
      pointer: z
        .string()
        .max(200)
        .regex(/^(\/[A-Za-z0-9]+)*$/, '位置不正确'),
      text: requiredText(200, '请写明需要补正的内容'),
    }),
    z.strictObject({ documentKind: z.enum(documentKindNames), text: requiredText(200, '请写明需要补正的内容') }),
  ],
  { error: '请写明需要补正的位置和内容' },
)
export type Pin = z.infer<typeof pin>

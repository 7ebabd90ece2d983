import type { FieldProps } from '#web/ui/fields/index.ts'
import { SuggestField } from '#web/ui/fields/index.ts'
import { TextAreaField } from './text-area-field.tsx'

type GroundsProps = {
  field: (name: 'facts' | 'reason' | 'article') => Pick<FieldProps, 'name' | 'control'>
  articles: readonly string[]
}

/** What a refusal rests on: facts, reason, and the article, chosen from those of the region or typed. */
export function GroundsFields({ field, articles }: GroundsProps) {
  return (
    <>
      <TextAreaField label="查明的事实" {...field('facts')} />
      <TextAreaField label="理由" {...field('reason')} />
      <SuggestField
        label="依据的文件和条款"
        hint="从本地区的文件中选择，或写明文件和条款"
        suggestions={articles.map((article) => ({ value: article, text: article, label: article }))}
        {...field('article')}
      />
    </>
  )
}

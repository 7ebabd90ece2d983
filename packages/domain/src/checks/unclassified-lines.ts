import { type DraftAnswers, printedInWords } from '../claim/index.ts'
import type { Finding } from './finding.ts'

/**
 * The lines filed as 其他（未归类）, for the reviewer: no table says under which class their region files what the invoice
 * prints, so that somebody has to.
 */
export function unclassifiedLines({ invoices }: DraftAnswers['charges']): Finding[] {
  return (invoices ?? []).flatMap((invoice, index) =>
    (invoice.lines ?? []).flatMap((line, row): Finding[] =>
      line.filingClass === 'unclassified'
        ? [
            {
              code: 'unclassified',
              level: 'flag',
              section: 'charges',
              pointer: `/invoices/${index}/lines/${row}/filingClass`,
              message: `票据 ${index + 1} 第 ${row + 1} 行“${printedInWords(line) ?? '未填类别'}”没有对应的申报类别，按“其他（未归类）”申报，请核定类别`,
            },
          ]
        : [],
    ),
  )
}

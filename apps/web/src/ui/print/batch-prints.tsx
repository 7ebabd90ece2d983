import { makeGeneralForm } from './make-forms.ts'
import { Printing } from './printing.tsx'

/** The papers that go with a batch: 明细表 in two copies, and 汇总表. */
export function BatchPrints({ submissionId }: { submissionId: string }) {
  return (
    <Printing
      key={submissionId}
      printables={[
        { label: '打印医疗费申报明细表', make: (work) => makeGeneralForm('charge-ledger', { submissionId }, work) },
        { label: '打印汇总表', make: (work) => makeGeneralForm('period-summary', { submissionId }, work) },
      ]}
    />
  )
}

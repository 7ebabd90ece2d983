/** SQL of a decision that refuses the claim or one of its components. */
export const isRefusal = `(decision.action = 'refuse' or (decision.action = 'approve' and decision.outcome = 'refuse'))`

/** SQL of the field that a check found something at, whichever stay, invoice or line it is of. */
export const checkedField = `regexp_replace(filing_check.field, '(^|/)[0-9]+(?=/|$)', '', 'g')`

const nameOf = (claimId: string) => `cradle-claim-${claimId}`

/** Says to the other tabs that the claim is open here, until what is answered is called or the tab is gone. */
export function holdOpen(claimId: string): () => void {
  let close = () => {}
  const closed = new Promise<void>((resolve) => (close = resolve))
  void globalThis.navigator?.locks?.request(nameOf(claimId), { mode: 'shared' }, () => closed)
  return () => close()
}

/** Runs `deed` unless another tab has the claim open, which then has the say about what is unsent; answers undefined. */
export function unlessOpenElsewhere<Result>(claimId: string, deed: () => Promise<Result>): Promise<Result | undefined> {
  const { locks } = globalThis.navigator ?? {}
  if (!locks) return deed()
  return locks.request(nameOf(claimId), { ifAvailable: true }, (lock) => (lock ? deed() : undefined))
}

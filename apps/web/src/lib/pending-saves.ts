/** Whatever has something unsaved: a page's saver registers here, so that signing out waits for it. */
const savers = new Set<() => Promise<void>>()

export function registerSaver(flush: () => Promise<void>) {
  savers.add(flush)
  return () => void savers.delete(flush)
}

/** Sends all that is unsaved anywhere in the app. */
export async function flushAllSavers() {
  await Promise.all([...savers].map((flush) => flush()))
}

/** Whatever has something unsaved: a page's saver registers here, so that signing out waits for it. */
type Saver = { flush: () => Promise<void>; isUnsaved: () => boolean }
const savers = new Set<Saver>()

export function registerSaver(flush: () => Promise<void>, isUnsaved = () => false) {
  const saver = { flush, isUnsaved }
  savers.add(saver)
  return () => void savers.delete(saver)
}

/** Sends all that is unsaved anywhere in the app. */
export async function flushAllSavers() {
  await Promise.all([...savers].map(({ flush }) => flush()))
}

/** Whether something on the page is unsaved all the same. */
export const isAnythingUnsaved = () => [...savers].some(({ isUnsaved }) => isUnsaved())

import { requestFile } from './api-client.ts'

/** Kept until the tab it was opened in has surely read it. */
const KEPT_FOR = 60_000

/** Fetches a file as who is signed in and shows it in a tab of its own. */
export async function openFile(path: string): Promise<void> {
  const url = URL.createObjectURL(await requestFile(path))
  window.open(url, '_blank', 'noopener')
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR)
}

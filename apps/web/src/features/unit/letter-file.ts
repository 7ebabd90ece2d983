/** What may be uploaded as 承诺书: how it begins, and what people call it. */
const kinds = [
  { name: 'PDF', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'JPEG', begins: [0xff, 0xd8, 0xff] },
  { name: 'PNG', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** The most a file may weigh, in bytes. */
const MOST = 5 * 1024 * 1024

/** Why this file cannot be taken, in one sentence; undefined when it can. Judged by its content, not by its name. */
export async function whyNoLetter(file: File): Promise<string | undefined> {
  if (file.size === 0) return '这个文件是空的，请重新选择'
  if (file.size > MOST) return `文件有 ${megabytes(file.size)}，不能超过 5 MB；可降低扫描分辨率后重试`
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  const isKnown = kinds.some(({ begins }) => begins.every((byte, index) => start[index] === byte))
  return isKnown ? undefined : '只接受 PDF、JPEG 或 PNG 文件；改了扩展名的其他文件不能使用'
}

/** '1.3 MB', '240 KB'. */
export const megabytes = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`

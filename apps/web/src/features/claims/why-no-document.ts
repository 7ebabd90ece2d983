import { DOCUMENT_BYTES } from '@cradle/domain/documents'

/** Why a file cannot be a document, in one sentence; undefined where only its content can tell, which the server reads. */
export function whyNoDocument(file: File): string | undefined {
  if (file.size === 0) return '这个文件是空的，请重新选择'
  if (file.size > DOCUMENT_BYTES) return '每份资料不能超过 20 MB，请压缩或分成几份上传'
  return undefined
}

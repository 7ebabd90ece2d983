import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** A bucket of a service that speaks S3. */
export type Bucket = {
  endpoint: string
  region: string
  bucket: string
  keyId: string
  secret: string
}

/** Where the bytes of documents lie. */
export type DocumentPlace = { folder: string } | Bucket

/** The bytes of documents, sealed, under names that say nothing. */
export type DocumentStore = {
  /** Keeps the file at `path`, of so many bytes. */
  put: (documentId: string, path: string, bytes: number) => Promise<void>
  /** Throws, at the latest when it is read, where there is no such file. */
  open: (documentId: string) => Promise<Readable>
  /** Removes the file; one that is not there is no fault. */
  remove: (documentId: string) => Promise<void>
}

/** The store at a place: a folder, or a bucket. */
export async function documentStore(place: DocumentPlace): Promise<DocumentStore> {
  const disk = new Disk('folder' in place ? inFolder(place.folder) : await inBucket(place))
  return {
    put: (documentId, path, bytes) =>
      disk.putStream(keyOf(documentId), createReadStream(path), { contentLength: bytes }),
    open: (documentId) => disk.getStream(keyOf(documentId)),
    remove: (documentId) => disk.delete(keyOf(documentId)),
  }
}

/** The end of an id is random: files spread evenly over 256 folders. */
const keyOf = (documentId: string) => `${documentId.slice(-2)}/${documentId}`

const inFolder = (folder: string) => new FSDriver({ location: folder, visibility: 'private' })

async function inBucket({ endpoint, region, bucket, keyId, secret }: Bucket) {
  // The client of S3 is loaded where it is used.
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new S3Driver({
    endpoint,
    region,
    bucket,
    credentials: { accessKeyId: keyId, secretAccessKey: secret },
    visibility: 'private',
    // Most services that speak S3 know neither ACLs, nor buckets as hosts, nor checksums at the end of a stream.
    supportsACL: false,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

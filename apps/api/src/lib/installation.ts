import type { Caller, Database, InstallationKeys, Scoped, SystemCaller } from '@cradle/db'
import type { KeyObject } from 'node:crypto'
import type { DocumentStore } from '#api/documents/document-store.ts'
import type { AccessRules } from './access-rules.ts'

/** What one running product is made of. Use-cases reach the data by `inScope` alone. */
export type Installation = {
  database: Database
  keys: InstallationKeys
  mode: 'demo' | 'production'
  access: AccessRules
  /** Where the heads of the audit chains are anchored, and the private key that signs them. */
  anchors: { folder: string; key: KeyObject }
  /** Where the bytes of documents lie. */
  documents: DocumentStore
}

let installed: Installation | undefined

/** Sets the installation this process serves; called once, before the first request. */
export function install(installation: Installation) {
  installed = installation
}

export function installation(): Installation {
  if (!installed) throw new Error('the product is not installed yet')
  return installed
}

/** The one door to the data: a transaction under the caller's role and scope. */
export const inScope = <Who extends Caller | SystemCaller, Result>(
  caller: Who,
  use: (db: Scoped<Who>) => Promise<Result>,
): Promise<Result> => installation().database.inScope(caller, use)

/** The same for what lasts as long as somebody reads it; when `signal` aborts, its statement is stopped. */
export const inStream = <Who extends Caller | SystemCaller, Result>(
  caller: Who,
  signal: AbortSignal,
  use: (db: Scoped<Who>) => Promise<Result>,
): Promise<Result> => installation().database.inStream(caller, signal, use)

/** Seals and finds sensitive values. */
export const vault = () => installation().keys.vault

import type { Pack } from '../../../../src/keying/schema.ts'
import { RequestProblem } from '../../../offline/request.ts'
import { type BatchRef, fetchPack } from '../server.ts'
import { findBatch, putBatch } from '../store/batches.ts'
import { listImages } from '../store/images.ts'
import { listKeyings } from '../store/keyings.ts'
import type { KeptBatch, KeptKeying } from '../store/rows.ts'

/** A batch with all that this machine has of it. */
export interface LoadedBatch {
  readonly batch: KeptBatch
  /** It has just come from the server. */
  readonly isFresh: boolean
  /** By task. */
  readonly rows: ReadonlyMap<string, KeptKeying>
  /** Addresses of pictures on the server → those of the copies here; whoever loads them lets go of them again. */
  readonly pictures: ReadonlyMap<string, string>
}

/** The server's pack of a batch; null: it is not this person's (any more). Throws `RequestProblem` when the server can't be asked. */
export async function fetchPackOrNone(ref: BatchRef, signal?: AbortSignal): Promise<Pack | null> {
  try {
    return await fetchPack(ref, signal)
  } catch (error) {
    if (error instanceof RequestProblem && [403, 404].includes(error.status)) return null
    throw error
  }
}

/** Fetches a batch that this machine has not, and keeps it. Null and throws as `fetchPackOrNone`. */
export async function fetchBatch(account: string, ref: BatchRef): Promise<KeptBatch | null> {
  const pack = await fetchPackOrNone(ref)
  if (pack === null) return null
  const batch: KeptBatch = {
    ...{ account, id: ref.batch, agency: ref.agency, pack },
    ...{ dictionary: null, isAlong: false, isGone: pack.batch.revokedAt !== null },
  }
  await putBatch(batch)
  return batch
}

/** Loads a batch: from this machine when it is here, else from the server. Null and throws as `fetchPackOrNone`. */
export async function loadBatch(account: string, ref: BatchRef): Promise<LoadedBatch | null> {
  const kept = await findBatch(account, ref.batch)
  const batch = kept ?? (await fetchBatch(account, ref))
  if (batch === null) return null
  const rows = await listKeyings(account, ref.batch)
  const images = await listImages(account, ref.batch)
  return {
    ...{ batch, isFresh: kept === undefined && rows.length === 0 },
    rows: new Map(rows.map(row => [row.keying.task, row])),
    pictures: new Map([...images].map(([address, blob]) => [address, URL.createObjectURL(blob)])),
  }
}

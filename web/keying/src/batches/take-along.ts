import type { Pack } from '../../../../src/keying/schema.ts'
import type { OpenSession } from '../../../offline/account/session.ts'
import { request } from '../../../offline/request.ts'
import { fetchDictionary, noteTakenAlong } from '../server.ts'
import { changeBatch } from '../store/batches.ts'
import { StoreFull } from '../store/database.ts'
import { listImageAddresses, putImage } from '../store/images.ts'
import type { KeptBatch } from '../store/rows.ts'
import { fieldAddress, pageAddress } from '../work/picture-address.ts'

/** The addresses of all pictures that a batch needs: its pages, or, for who sees no whole page, the places of its fields. */
export function listAddresses(pack: Pack): readonly string[] {
  const agency = pack.agency.id
  const all = pack.tasks.flatMap(task =>
    pack.sees === 'page'
      ? task.pages.map(({ page }) => pageAddress(agency, page))
      : pack.fields
          .filter(field => pack.places.some(place => place.field === field))
          .map(field => fieldAddress(agency, task.entry, field)),
  )
  return [...new Set(all)]
}

/** Measured on pages rendered for a screen: a JPEG takes about this many bytes per pixel. */
const bytesPerPixel = 0.06
const unknownPageBytes = 250_000
const cropBytes = 25_000

/** About how many bytes the pictures of a batch have. */
export function estimateBytes(pack: Pack): number {
  if (pack.sees === 'crop') return listAddresses(pack).length * cropBytes
  const pages = new Map(pack.tasks.flatMap(task => task.pages.map(page => [page.page, page] as const)))
  return [...pages.values()].reduce(
    (sum, { width, height }) =>
      sum + (width === null || height === null ? unknownPageBytes : width * height * bytesPerPixel),
    0,
  )
}

/** What is left free on the machine for everything that is typed. */
const reserveBytes = 20_000_000
/** So many pictures are on their way at once. */
const lanes = 3

/** How far it has come. */
export interface Progress {
  readonly kept: number
  readonly total: number
}

interface TakeAlongOptions {
  readonly session: OpenSession
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

/**
 * Takes a batch along: tells the server, and fetches words and pictures to this machine; what is here already is not fetched again. Throws `StoreFull`
 * when there is no room, `RequestProblem` when the line breaks: what came so far stays.
 */
export async function takeAlong(
  batch: KeptBatch,
  { session, signal, onProgress }: TakeAlongOptions,
): Promise<void> {
  const { account, id, agency, pack } = batch
  const ref = { agency, batch: id }
  await navigator.storage?.persist?.()
  const here = await listImageAddresses(account, id)
  const addresses = listAddresses(pack)
  await requireRoom((estimateBytes(pack) * (addresses.length - here.size)) / Math.max(1, addresses.length))
  await noteTakenAlong(session, ref)
  const dictionary = batch.dictionary ?? (await fetchDictionary(ref))
  await changeBatch(account, id, { isAlong: true, dictionary })
  const missing = addresses.filter(address => !here.has(address))
  let kept = addresses.length - missing.length
  onProgress({ kept, total: addresses.length })
  const lane = async () => {
    for (let address = missing.shift(); address !== undefined && !signal.aborted; address = missing.shift()) {
      const answer = await request(address, { signal, timeoutMs: 120_000 })
      await putImage(account, id, address, await answer.blob())
      kept++
      onProgress({ kept, total: addresses.length })
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } finally {
    missing.length = 0
  }
}

/** Throws `StoreFull` when the browser says that so many bytes have no room. */
async function requireRoom(bytes: number): Promise<void> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota !== undefined && usage !== undefined && quota - usage < bytes + reserveBytes)
    throw new StoreFull()
}

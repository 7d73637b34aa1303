import type { PreviousUpload, UrlStorage } from 'tus-js-client'

const prefix = 'sogoc.upload.'
const batchPrefix = 'sogoc.upload-batch.'
/** As long as the server keeps unfinished uploads. */
const keptMs = 7 * 24 * 60 * 60 * 1000

/** A file as this browser knows it again after the page was loaded anew: not its content, but what the disk says of it. */
export function printOf(place: string, path: string, file: File, replaces = ''): string {
  return [place, replaces, file.size, file.lastModified, path].join('|')
}

interface Kept {
  readonly url: string
  readonly at: number
}

/** Where tus keeps the addresses of uploads; a browser that keeps nothing only forgets them. */
const addresses: UrlStorage = {
  findAllUploads: async () => [],
  async findUploadsByFingerprint(print) {
    const kept = read<Kept>(prefix + print)
    if (kept === undefined || Date.now() - kept.at > keptMs) return []
    const found: PreviousUpload = {
      size: null,
      metadata: {},
      creationTime: new Date(kept.at).toISOString(),
      urlStorageKey: prefix + print,
      uploadUrl: kept.url,
      parallelUploadUrls: null,
    }
    return [found]
  },
  async removeUpload(key) {
    localStorage.removeItem(key)
  },
  async addUpload(print, { uploadUrl }) {
    if (uploadUrl !== null) write(prefix + print, { url: uploadUrl, at: Date.now() })
    return prefix + print
  },
}

interface KeptBatch {
  readonly id: string
  readonly prints: readonly string[]
  readonly at: number
}

/** What this browser knows of its uploads after a reload. */
export const uploadMemory = { addresses, batchOf, forget, forgetOld }

/**
 * The batch of a selection: the same as before when just these files were chosen before and did not all arrive, so that they keep their
 * places.
 */
function batchOf(place: string, prints: readonly string[]): string {
  const kept = read<KeptBatch>(batchPrefix + place)
  const same = kept?.prints.length === prints.length && kept.prints.every((print, at) => print === prints[at])
  if (same && Date.now() - kept.at < keptMs) return kept.id
  const batch: KeptBatch = { id: newUuid(), prints, at: Date.now() }
  write(batchPrefix + place, batch)
  return batch.id
}

/** Forgets a selection that has arrived. */
function forget(place: string, prints: readonly string[]): void {
  localStorage.removeItem(batchPrefix + place)
  for (const print of prints) localStorage.removeItem(prefix + print)
}

/** Forgets what is too old to be gone on with. */
function forgetOld(): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix) && !key.startsWith(batchPrefix)) continue
    const kept = read<{ at: number }>(key)
    if (kept === undefined || Date.now() - kept.at > keptMs) localStorage.removeItem(key)
  }
}

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key)
    // Only this file writes there.
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

function write(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: after a reload the file is sent from its beginning.
  }
}

/** crypto.randomUUID is missing on plain http. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

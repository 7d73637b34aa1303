import { PrecacheController } from 'workbox-precaching'
import { findSession } from '../src/account/session.ts'
import { alone, sendAll } from '../src/sending/send-all.ts'

declare const self: ServiceWorkerGlobalScope
/** Every file of the page, put in by the build (build/service-worker.ts). */
declare const __FILES__: { url: string; revision: string | null }[]

// Keeps the page and answers with it, with a line or without. A new version waits until no page is open or one that has just been
// opened asks for it (src/install.ts): never in the middle of taking pictures.
const files = new PrecacheController()
files.addToCacheList(__FILES__)
self.addEventListener('install', event => void files.install(event))
self.addEventListener('activate', event => void files.activate(event))
self.addEventListener('fetch', event => {
  const { mode, url } = event.request
  const key = files.getCacheKeyForURL(mode === 'navigate' ? 'index.html' : url)
  // Everything that is no file of the page goes to the server.
  if (key !== undefined) event.respondWith(answer(key, event.request))
})

async function answer(key: string, request: Request): Promise<Response> {
  return (await caches.match(key)) ?? fetch(request)
}

self.addEventListener('message', event => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})

/** Chromium calls this when the line is back, though no page may be open (Background Sync). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
self.addEventListener('sync', event => {
  const sync = event as SyncEvent
  if (sync.tag === 'gui-anh') sync.waitUntil(sendInBackground())
})

/** Throws while something is left to send, so that the browser tries again. */
async function sendInBackground(): Promise<void> {
  await alone(false, async () => {
    const session = await findSession()
    if (session === null || session.mustFinish) return
    const headers = { 'x-csrf-token': session.csrfToken, 'accept-language': session.account.language }
    const end = await sendAll(session.account.id, { headers, onProgress: () => undefined })
    if (end === 'line' || end === 'server') throw new Error(end)
  })
}

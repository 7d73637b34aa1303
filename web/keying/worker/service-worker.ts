import { createFiles } from '../../offline/worker/files.ts'
import { catalogues } from '../src/messages/catalogues.ts'
import { sessions } from '../src/sessions.ts'
import { sendWaiting, syncTag } from '../src/work/background.ts'

declare const self: ServiceWorkerGlobalScope
/** Every file of the application, put in by the build (offline/build/service-worker.ts). */
declare const __FILES__: { url: string; revision: string | null }[]

// Keeps the application and answers with it, with a line or without. A new version waits until no page is open or one that has just been
// opened asks for it (offline/install.ts): never in the middle of keying.
const files = createFiles(__FILES__)
self.addEventListener('install', files.install)
self.addEventListener('activate', files.activate)
self.addEventListener('fetch', event => {
  const answer = files.find(event.request)
  if (answer !== undefined) event.respondWith(answer)
})

self.addEventListener('message', event => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})

/** Chromium calls this when the line is back, though no page may be open (Background Sync). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
self.addEventListener('sync', event => {
  const sync = event as SyncEvent
  if (sync.tag === syncTag) sync.waitUntil(sendInBackground())
})

/** Throws while something is left to send, so that the browser tries again. */
async function sendInBackground(): Promise<void> {
  const session = await sessions.find()
  if (session === null || session.mustFinish) return
  const { withdrawn } = catalogues[session.account.language].work
  const end = await sendWaiting({ session, withdrawn, signal: new AbortController().signal })
  if (end === 'line') throw new Error(end)
}

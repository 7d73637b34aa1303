import { PrecacheController } from 'workbox-precaching'

/** What the build put into a service worker (build/service-worker.ts): every file of its application. */
export type FileList = readonly { url: string; revision: string | null }[]

/** What a service worker sends when the line is back; throws while something is left, so that the browser tries again. */
export interface Background {
  readonly tag: string
  send(): Promise<void>
}

/** Chromium calls this when the line is back, though no page may be open (Background Sync). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/**
 * Keeps an installable application on the machine and answers with it, with a line or without. A new version waits until no page is open or one that
 * has just been opened asks for it (install.ts): never in the middle of work.
 */
export function runWorker(scope: ServiceWorkerGlobalScope, list: FileList, { tag, send }: Background): void {
  const files = new PrecacheController()
  files.addToCacheList([...list])
  scope.addEventListener('install', event => void files.install(event))
  scope.addEventListener('activate', event => void files.activate(event))
  scope.addEventListener('fetch', event => {
    const { mode, url } = event.request
    const key = files.getCacheKeyForURL(mode === 'navigate' ? 'index.html' : url)
    // Everything that is no file of the application goes to the server.
    if (key !== undefined) event.respondWith(answer(key, event.request))
  })
  scope.addEventListener('message', event => {
    if (event.data === 'take-over') event.waitUntil(scope.skipWaiting())
  })
  scope.addEventListener('sync', event => {
    const sync = event as SyncEvent
    if (sync.tag === tag) sync.waitUntil(send())
  })
}

async function answer(key: string, request: Request): Promise<Response> {
  return (await caches.match(key)) ?? fetch(request)
}

import { PrecacheController } from 'workbox-precaching'

/** Keeps every file of an application on the machine and answers with them, with a line or without. */
export interface Files {
  install(event: Parameters<PrecacheController['install']>[0]): void
  activate(event: Parameters<PrecacheController['activate']>[0]): void
  /** The answer to a request for one of the files; undefined: it is for the server. */
  find(request: Request): Promise<Response> | undefined
}

/** Makes the keeper of the files that the build put into the service worker (build/service-worker.ts). */
export function createFiles(list: readonly { url: string; revision: string | null }[]): Files {
  const files = new PrecacheController()
  files.addToCacheList([...list])
  return {
    install: event => void files.install(event),
    activate: event => void files.activate(event),
    find(request) {
      const key = files.getCacheKeyForURL(request.mode === 'navigate' ? 'index.html' : request.url)
      return key === undefined ? undefined : answer(key, request)
    },
  }
}

async function answer(key: string, request: Request): Promise<Response> {
  return (await caches.match(key)) ?? fetch(request)
}

/** Asks the browser to wake the service worker by `tag` when the line is back, though the page may be closed by then (Chromium only). */
export function askForSync(tag: string): void {
  navigator.serviceWorker?.ready.then(
    registration => {
      if (hasSync(registration)) registration.sync.register(tag).catch(() => undefined) // not allowed: at the next visit
    },
    () => undefined,
  )
}

type Syncing = ServiceWorkerRegistration & { readonly sync: { register(tag: string): Promise<void> } }
const hasSync = (registration: ServiceWorkerRegistration): registration is Syncing => 'sync' in registration

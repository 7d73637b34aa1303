const scope = '/chup/'
const takeOverMs = 5_000
/** Every page holds it, with the others, as long as it is open. */
const openLock = 'sogoc-chup-mo'

/**
 * Lets a new version that came in since the last visit take over now, before anything is shown; never later, in the middle of taking
 * pictures, and not while another page is open. Returns when the page may start.
 */
export async function takeOverNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  const { waiting } = registration ?? {}
  if (waiting && navigator.serviceWorker.controller !== null && (await isOnlyPage())) await takeOver(waiting)
  void navigator.locks?.request(openLock, { mode: 'shared' }, () => new Promise(() => undefined))
}

async function isOnlyPage(): Promise<boolean> {
  return (await navigator.locks?.request(openLock, { ifAvailable: true }, lock => lock !== null)) ?? false
}

function takeOver(waiting: ServiceWorker): Promise<void> {
  return new Promise(resolve => {
    const reload = () => location.reload()
    navigator.serviceWorker.addEventListener('controllerchange', reload)
    waiting.postMessage('take-over')
    setTimeout(() => {
      navigator.serviceWorker.removeEventListener('controllerchange', reload)
      resolve()
    }, takeOverMs)
  })
}

/** Keeps the page on the phone, so that it opens without a line. */
export function install(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(`${scope}sw.js`, { scope }).catch(() => undefined) // the page works with a line only
}

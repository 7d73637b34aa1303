const takeOverMs = 5_000
/** Every page of an application holds it, with the others, as long as it is open. */
const openLock = (scope: string) => `sogoc-mo ${scope}`

/**
 * Lets a new version of the application at `scope` that came in since the last visit take over now, before anything is shown; never
 * later, in the middle of work, and not while another of its pages is open. Returns when the page may start.
 */
export async function takeOverNewVersion(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  const { waiting } = registration ?? {}
  if (waiting && navigator.serviceWorker.controller !== null && (await isOnlyPage(scope)))
    await takeOver(waiting)
  void navigator.locks?.request(openLock(scope), { mode: 'shared' }, () => new Promise(() => undefined))
}

async function isOnlyPage(scope: string): Promise<boolean> {
  return (
    (await navigator.locks?.request(openLock(scope), { ifAvailable: true }, lock => lock !== null)) ?? false
  )
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

/** Keeps the application at `scope` on the machine, so that it opens without a line. */
export function install(scope: string): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(`${scope}sw.js`, { scope }).catch(() => undefined) // the page works with a line only
}

/** Aborted when the process is asked to end: by Ctrl-C, by the system, or by the parent that started it. A second Ctrl-C ends at once. */
export function endingSignal(): AbortSignal {
  const ending = new AbortController()
  const end = () => ending.abort()
  process.once('SIGTERM', end)
  process.once('SIGHUP', end)
  process.once('SIGINT', () => {
    end()
    process.once('SIGINT', () => process.exit(130))
  })
  process.once('disconnect', end)
  // Gone already, while this program was still being loaded.
  if (process.connected === false) end()
  return ending.signal
}

/** Resolves when the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}

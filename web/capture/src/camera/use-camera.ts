import { useCallback, useEffect, useState } from 'react'
import { type Camera, CameraProblem, openCamera } from './open-camera.ts'

/** The camera while the page is looked at; a phone that sleeps takes it away, and it comes back when the phone wakes. */
export type CameraState =
  | { readonly is: 'starting' }
  | { readonly is: 'on'; readonly camera: Camera }
  | { readonly is: 'off'; readonly reason: CameraProblem['reason'] }

/** Opens the camera with the page and keeps the screen awake; `retry` tries again after a problem. */
export function useCamera(): { readonly state: CameraState; readonly retry: () => void } {
  const [state, setState] = useState<CameraState>({ is: 'starting' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let ended = false
    let current: Camera | undefined
    let opening: Promise<void> | undefined
    const open = async () => {
      setState({ is: 'starting' })
      try {
        const camera = await openCamera()
        if (ended || document.hidden) return camera.close()
        current = camera
        // Another app took it.
        camera.stream.getVideoTracks()[0]?.addEventListener('ended', () => {
          close()
          if (!ended) setState({ is: 'off', reason: 'busy' })
        })
        setState({ is: 'on', camera })
      } catch (problem) {
        if (!(problem instanceof CameraProblem)) throw problem
        if (!ended) setState({ is: 'off', reason: problem.reason })
      }
    }
    const close = () => {
      current?.close()
      current = undefined
    }
    const follow = () => {
      if (document.hidden) {
        close()
      } else if (current === undefined && opening === undefined) {
        opening = open().finally(() => {
          opening = undefined
        })
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      ended = true
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [attempt])
  useWakeLock(state.is === 'on')
  return { state, retry: useCallback(() => setAttempt(before => before + 1), []) }
}

/** Keeps the screen on; phones give the lock back when the page is hidden. */
function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || navigator.wakeLock === undefined) return
    let lock: WakeLockSentinel | undefined
    let ended = false
    navigator.wakeLock.request('screen').then(
      given => {
        if (ended) void given.release()
        else lock = given
      },
      () => undefined, // a nearly empty battery refuses; the screen then sleeps as always
    )
    return () => {
      ended = true
      void lock?.release()
    }
  }, [isWanted])
}

import { useCallback, useRef, useState } from 'react'
import { announce } from '../store/changes.ts'
import type { Place } from '../store/picture.ts'
import { type Bytes, StoreFull, savePicture } from '../store/pictures.ts'
import { examinePicture } from './examine-picture.ts'

/** What became of the last press. `full`, `not-saved`: the picture is lost, all earlier ones are safe. */
export type Pressed =
  | { readonly is: 'saved' | 'full' | 'not-saved'; readonly number: number }
  | { readonly is: 'failed' }

/** A picture that came out blurred. */
export interface Blurred {
  readonly id: string
  readonly number: number
}

interface Shutter {
  readonly isBusy: boolean
  readonly pressed: Pressed | null
  readonly blurred: Blurred | null
  forgetBlurred(): void
  /** Takes a picture from the source and saves it, in the place of `again` where given; whether it was saved. */
  press(source: () => Promise<Bytes>, number: number, again: string | null): Promise<boolean>
}

/** Pressing the shutter: the picture is on the disk before anything is said or sent, and looked at afterwards. */
export function useShutter(of: Pick<Place, 'account' | 'agency' | 'book'>): Shutter {
  const [isBusy, setBusy] = useState(false)
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const [blurred, setBlurred] = useState<Blurred | null>(null)
  const busy = useRef(false)
  const { account, agency, book } = of
  const press = useCallback(
    async (source: () => Promise<Bytes>, number: number, again: string | null) => {
      if (busy.current) return false
      busy.current = true
      setBusy(true)
      setBlurred(null)
      try {
        const bytes = await source().catch(() => undefined)
        if (bytes === undefined) {
          setPressed({ is: 'failed' })
          return false
        }
        const saved = await savePicture({ account, agency, book }, bytes, again ?? undefined)
        navigator.vibrate?.(30)
        setPressed({ is: 'saved', number })
        announce('send')
        void navigator.storage?.persist?.()
        const { id, take } = saved
        void examinePicture(id, take, bytes.blob).then(isBlurred => {
          if (isBlurred) setBlurred({ id, number })
        })
        return true
      } catch (problem) {
        setPressed({ is: problem instanceof StoreFull ? 'full' : 'not-saved', number })
        return false
      } finally {
        busy.current = false
        setBusy(false)
      }
    },
    [account, agency, book],
  )
  return { isBusy, pressed, blurred, forgetBlurred: () => setBlurred(null), press }
}

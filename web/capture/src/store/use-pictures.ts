import { useEffect, useState } from 'react'
import { listen } from './changes.ts'
import type { Picture } from './picture.ts'
import { listPictures } from './pictures.ts'

const none: readonly Picture[] = []

/** An account's pictures (of one book), kept as the store has them. */
export function usePictures(account: string, book?: string): readonly Picture[] {
  const [pictures, setPictures] = useState(none)
  useEffect(() => {
    let ended = false
    const load = async () => {
      const found = await listPictures(account, book)
      if (!ended) setPictures(found)
    }
    void load()
    const forget = listen(signal => {
      if (signal === 'changed') void load()
    })
    return () => {
      ended = true
      forget()
    }
  }, [account, book])
  return pictures
}

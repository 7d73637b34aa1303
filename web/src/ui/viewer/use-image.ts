import { useEffect, useState } from 'react'
import { fetchBlob } from '../../api/client.ts'

/** A fetched image: its address inside this page, or why there is none. */
export interface FetchedImage {
  readonly url: string | null
  readonly problem: unknown
}

const nothing: FetchedImage = { url: null, problem: null }

/** Fetches an image once for everything that shows it, and forgets it afterwards: looking at a page is journaled, and no browser keeps it. */
export function useImage(src: string): FetchedImage {
  const [image, setImage] = useState(nothing)
  useEffect(() => {
    const stopper = new AbortController()
    let url: string | null = null
    fetchBlob(src, stopper.signal).then(
      blob => {
        if (stopper.signal.aborted) return
        url = URL.createObjectURL(blob)
        setImage({ url, problem: null })
      },
      (problem: unknown) => {
        if (!stopper.signal.aborted) setImage({ url: null, problem })
      },
    )
    return () => {
      stopper.abort()
      setImage(nothing)
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [src])
  return image
}

import { useEffect, useState } from 'react'
import { fetchBlob } from '../../api/client.ts'

/** A fetched image or PDF: its address inside this page, or why there is none. */
export interface FetchedFile {
  readonly url: string | null
  readonly problem: unknown
}

const nothing: FetchedFile = { url: null, problem: null }

/** Fetches a file once for everything that shows it, and forgets it afterwards: who looks is journaled, and no browser keeps it. */
export function useFile(src: string): FetchedFile {
  const [file, setFile] = useState(nothing)
  useEffect(() => {
    const stopper = new AbortController()
    let url: string | null = null
    fetchBlob(src, stopper.signal).then(
      blob => {
        if (stopper.signal.aborted) return
        url = URL.createObjectURL(blob)
        setFile({ url, problem: null })
      },
      (problem: unknown) => {
        if (!stopper.signal.aborted) setFile({ url: null, problem })
      },
    )
    return () => {
      stopper.abort()
      setFile(nothing)
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [src])
  return file
}

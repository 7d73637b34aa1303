import { type ReactNode, useEffect, useState } from 'react'

/** Shows a picture that lies on the phone; nothing while there is none. */
export function BlobImage({ blob, alt }: { readonly blob: Blob | null; readonly alt: string }): ReactNode {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (blob === null) return setUrl(null)
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url === null ? null : <img src={url} alt={alt} />
}

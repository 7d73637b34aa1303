import { useEffect, useState } from 'react'

const lowBytes = 200_000_000

/** How many megabytes the phone still gives this page, when that is little; null while there is enough or nobody knows. */
export function useLowSpace(pictures: number): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ quota, usage }) => {
      const free = quota === undefined || usage === undefined ? Infinity : quota - usage
      setLeft(free < lowBytes ? Math.max(0, Math.floor(free / 1_000_000)) : null)
    })
  }, [pictures])
  return left
}

import type { ReactNode } from 'react'
import { useMessages } from '../messages/language.ts'

/** The product's mark and the page's name. */
export function Brand(): ReactNode {
  const text = useMessages()
  return (
    <div className="brand">
      <img src={`${import.meta.env.BASE_URL}icon-192.png`} alt="" width="36" height="36" />
      <span>
        {text.product} <b>{text.title}</b>
      </span>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useInstalledApp } from './installed-app.ts'

/** The product's mark and the application's name. */
export function Brand(): ReactNode {
  const { scope, messages } = useInstalledApp()
  return (
    <div className="brand">
      <img src={`${scope}icon-192.png`} alt="" width="36" height="36" />
      <span>
        {messages.product} <b>{messages.title}</b>
      </span>
    </div>
  )
}

import { type ReactNode, useMemo } from 'react'
import { drawQrPath } from './qr-path.ts'
import classes from './second-factor.module.css'

/** A QR code, dark on white whatever is around it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { size, path } = useMemo(() => drawQrPath(text), [text])
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

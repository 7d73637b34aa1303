import type { Viewer } from 'openseadragon'
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { Failed } from '../states/failed.tsx'
import { Loading } from '../states/loading.tsx'
import classes from './deep-zoom.module.css'
import { useFile } from './use-file.ts'

/** What the buttons and keys around the image ask of it. */
export interface DeepZoomControls {
  zoomBy(factor: number): void
  fit(): void
  rotate(): void
}

interface DeepZoomProps {
  /** The address of the image on this server. */
  readonly src: string
  readonly label: string
  readonly missing: string
  readonly controls: RefObject<DeepZoomControls | null>
}

/** An image to zoom and drag in. OpenSeadragon (86 kB gz) is fetched when the first image opens. */
export function DeepZoom({ src, label, missing, controls }: DeepZoomProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null)
  const viewer = useRef<Viewer | null>(null)
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  const { url, problem } = useFile(src)

  useEffect(() => {
    let gone = false
    const element = frame.current
    if (element === null) return
    void import('openseadragon').then(({ default: OpenSeadragon }) => {
      if (gone) return
      const created = OpenSeadragon({
        element,
        drawer: 'canvas',
        showNavigationControl: false,
        animationTime: 0.25,
        springStiffness: 12,
        visibilityRatio: 0.4,
        maxZoomPixelRatio: 3,
        gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      })
      created.addHandler('open', () => setFailed(false))
      created.addHandler('open-failed', () => setFailed(true))
      // The page's own keys turn pages and zoom; the viewer must not pan at the same time.
      created.addHandler('canvas-key', event => {
        event.preventDefaultAction = true
      })
      viewer.current = created
      setReady(true)
    })
    return () => {
      gone = true
      viewer.current?.destroy()
      viewer.current = null
    }
  }, [])
  useEffect(() => {
    if (!ready) return
    viewer.current?.canvas.setAttribute('role', 'img')
    viewer.current?.canvas.setAttribute('aria-label', label)
  }, [ready, label])
  useEffect(() => {
    if (!ready || url === null) return
    setFailed(false)
    viewer.current?.viewport?.setRotation(0, true)
    viewer.current?.open({ tileSource: { type: 'image', url } })
    return () => {
      viewer.current?.close()
    }
  }, [ready, url])
  useImperativeHandle(controls, () => ({
    zoomBy: factor => {
      viewer.current?.viewport.zoomBy(factor)
      viewer.current?.viewport.applyConstraints()
    },
    fit: () => viewer.current?.viewport.goHome(),
    rotate: () => {
      const viewport = viewer.current?.viewport
      viewport?.setRotation((viewport.getRotation() + 90) % 360)
    },
  }))
  return (
    <div className={classes.box}>
      <div ref={frame} className={classes.frame} />
      {url !== null && <img src={url} alt={label} className={classes.paper} />}
      {(!ready || url === null) && problem === null && (
        <div className={classes.over}>
          <Loading lines={3} />
        </div>
      )}
      {problem !== null && (
        <div className={classes.over}>
          <Failed problem={problem} />
        </div>
      )}
      {failed && (
        <div className={classes.over} role="alert">
          {missing}
        </div>
      )}
    </div>
  )
}

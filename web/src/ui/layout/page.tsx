import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../../messages/language.tsx'
import classes from './page.module.css'

interface PageProps {
  /** The document's title; the heading too, unless `heading` says more. */
  readonly title: string
  readonly heading?: ReactNode
  readonly above?: ReactNode
  readonly below?: ReactNode
  readonly actions?: ReactNode
  /** Whether the body takes exactly the height that is left, for a table that scrolls inside it. */
  readonly fill?: boolean
  /** Whether the body is a sheet of paper with a heading of its own: then the page's is not printed. */
  readonly sheet?: boolean
  readonly children: ReactNode
}

/** One page: heading with its actions, then the body. Names the document. */
export function Page({
  title,
  heading,
  above,
  below,
  actions,
  fill = false,
  sheet = false,
  children,
}: PageProps): ReactNode {
  const { product } = useMessages()
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <div className={classes.page} data-fill={fill || undefined} data-sheet={sheet || undefined}>
      <header className={classes.header}>
        {above}
        <div className={classes.line}>
          <h1>{heading ?? title}</h1>
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
        {below !== undefined && below !== false && <div className={classes.below}>{below}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  )
}

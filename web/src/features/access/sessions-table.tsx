import type { ReactNode } from 'react'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './access.module.css'
import { nameBrowser } from './browser-name.ts'

/** An open session as any list has it. */
export interface SessionLine {
  readonly id: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly address: string | null
  readonly userAgent: string | null
}

interface SessionsTableProps<S extends SessionLine> {
  readonly sessions: readonly S[]
  /** What stands at the end of a line: a mark or a button. */
  readonly action?: (session: S, browser: string) => ReactNode
}

/** Where an account is signed in: browser, address and times. */
export function SessionsTable<S extends SessionLine>({ sessions, action }: SessionsTableProps<S>): ReactNode {
  const { sessions: text } = useMessages()
  if (sessions.length === 0) return <p className="soft">{text.none}</p>
  return (
    <ScrollRegion className={`${plain.scroller} ${classes.short}`} label={text.list}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.browser}</th>
            {action !== undefined && (
              <th scope="col">
                <span className="visually-hidden">{text.end}</span>
              </th>
            )}
            <th scope="col">{text.lastSeen}</th>
            <th scope="col">{text.since}</th>
            <th scope="col">{text.address}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(session => {
            const browser = browserText(session.userAgent ?? '', text)
            return (
              <tr key={session.id}>
                <th scope="row" title={session.userAgent ?? undefined}>
                  {browser}
                </th>
                {action !== undefined && <td>{action(session, browser)}</td>}
                <td>{formatMoment(session.lastSeenAt)}</td>
                <td>{formatMoment(session.createdAt)}</td>
                <td>{session.address ?? ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function browserText(userAgent: string, text: Messages['sessions']): string {
  const { browser, system } = nameBrowser(userAgent)
  if (browser === null) return system ?? text.unknownBrowser
  return system === null ? browser : text.browserOn(browser, system)
}

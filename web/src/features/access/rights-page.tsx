import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useRightsTable } from './calls.ts'
import classes from './rights-page.module.css'
import { useSession } from './session.ts'

const reaches = ['own', 'subtree', 'assigned', 'top'] as const

/** The one table of who may do what, and where: roles across, rights down. */
export function RightsPage(): ReactNode {
  const { rightsTable: text } = useMessages()
  const table = useRightsTable()
  const { data: session } = useSession()
  const mine = session?.account.role
  return (
    <Page fill title={text.title} below={<div className="soft">{text.hint}</div>}>
      {table.isPending && <Loading />}
      {table.isError && <Failed problem={table.error} onRetry={() => void table.refetch()} />}
      {table.data !== undefined && (
        <>
          <dl className={classes.legend} aria-label={text.legend}>
            {reaches.map(reach => (
              <div key={reach}>
                <dt className={classes.reach} data-reach={reach}>
                  {text.reaches[reach]}
                </dt>
                <dd>{text.reachMeans[reach]}</dd>
              </div>
            ))}
          </dl>
          <ScrollRegion className={classes.scroller} label={text.title}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{text.right}</th>
                  {table.data.roles.map(({ role, name, why }) => (
                    <th key={role} scope="col" title={why} data-mine={role === mine || undefined}>
                      {name}
                      {role === mine && <span className={classes.mine}>{text.yours}</span>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.data.rights.map(({ right, text: what, reaches: held }) => (
                  <tr key={right}>
                    <th scope="row" title={right}>
                      {what}
                    </th>
                    {table.data.roles.map(({ role }) => {
                      const reach = held[role]
                      return (
                        <td key={role} data-mine={role === mine || undefined}>
                          {reach === undefined ? (
                            <>
                              <span aria-hidden="true" className={classes.none}>
                                –
                              </span>
                              <span className="visually-hidden">{text.notHeld}</span>
                            </>
                          ) : (
                            <span className={classes.reach} data-reach={reach}>
                              {text.reaches[reach]}
                            </span>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{text.why}</th>
                  {table.data.roles.map(({ role, why }) => (
                    <td key={role} data-mine={role === mine || undefined} className={classes.why}>
                      {why}
                    </td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </ScrollRegion>
        </>
      )}
    </Page>
  )
}

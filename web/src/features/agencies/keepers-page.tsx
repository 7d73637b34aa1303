import { IconHomeCheck } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useUnkeptBooks } from './calls.ts'
import { KeeperGroup } from './keeper-group.tsx'
import classes from './keepers.module.css'
import { groupUnkept } from './unkept-groups.ts'

/** Books of divided agencies of which nobody has said who keeps them: one old agency at a time. */
export function KeepersPage(): ReactNode {
  const { keepers: text } = useMessages()
  const { language } = useLanguage()
  const unkept = useUnkeptBooks()
  const groups = useMemo(() => groupUnkept(unkept.data?.books ?? []), [unkept.data])
  const [chosen, setChosen] = useState<string | null>(null)
  // After a save the keyboard goes on in the table, which may be that of the next agency.
  const [saved, setSaved] = useState(0)
  // The reason mostly holds for the next books, too.
  const [reason, setReason] = useState('')
  const group = groups.find(each => each.agency.id === chosen) ?? groups[0]
  const shown = unkept.data?.books.length ?? 0
  return (
    <Page fill title={text.title} below={<div className="soft">{text.hint}</div>}>
      {unkept.isPending && <Loading />}
      {unkept.isError && <Failed problem={unkept.error} onRetry={() => void unkept.refetch()} />}
      {unkept.data !== undefined && group === undefined && (
        <Empty
          icon={<IconHomeCheck size={40} stroke={1.3} />}
          title={text.emptyTitle}
          text={text.emptyText}
        />
      )}
      {unkept.data !== undefined && group !== undefined && (
        <>
          {shown < unkept.data.total && (
            <p className={classes.some}>
              {text.firstOf(formatCount(shown, language), formatCount(unkept.data.total, language))}
            </p>
          )}
          <div className={classes.split}>
            <nav className={classes.groups} aria-label={text.oldAgencies}>
              <h2>{text.oldAgencies}</h2>
              <ul>
                {groups.map(({ agency, books }) => (
                  <li key={agency.id}>
                    <button
                      type="button"
                      className={classes.group}
                      aria-current={agency.id === group.agency.id ? 'true' : undefined}
                      onClick={() => {
                        setChosen(agency.id)
                        setSaved(0)
                      }}
                    >
                      <span>{agency.name}</span>
                      <span className={classes.count}>
                        {text.unkept(formatCount(books.length, language))}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </nav>
            <KeeperGroup
              key={`${group.agency.id} ${saved}`}
              group={group}
              reason={reason}
              onReason={setReason}
              takesFocus={saved > 0}
              onSaved={() => setSaved(old => old + 1)}
            />
          </div>
        </>
      )}
    </Page>
  )
}

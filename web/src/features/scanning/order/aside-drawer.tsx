import { Button, Drawer } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { withQuery } from '../../../api/client.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useAside } from './calls.ts'
import classes from './dialogs.module.css'
import type { Arranging } from './use-arranging.ts'

interface AsideDrawerProps {
  readonly agency: string
  readonly book: string
  readonly pages: readonly Page[]
  /** Behind which page those go that come back. */
  readonly active: Page | undefined
  readonly run: Arranging['run'] | undefined
  /** Only the earlier pictures of this page. */
  readonly of?: string
  readonly onClose: () => void
}

/** The pages that are set aside and the pictures that were replaced, with the way back for each. */
export function AsideDrawer({ agency, book, pages, active, run, of, onClose }: AsideDrawerProps): ReactNode {
  const { order: text, scanning, common } = useMessages()
  const { language } = useLanguage()
  const aside = useAside(agency, book)
  const shown = (aside.data ?? []).filter(page => of === undefined || page.replacedBy === of)
  const last = active ?? pages.at(-1)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={of === undefined ? text.asideTitle : text.earlierPictures(formatCount(shown.length, language))}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {aside.isPending && <Loading />}
      {aside.isError && <Failed problem={aside.error} onRetry={() => void aside.refetch()} />}
      {aside.isSuccess && shown.length === 0 && (
        <Empty
          icon={<IconArchive size={40} stroke={1.3} />}
          title={text.asideEmpty}
          text={text.asideEmptyText}
        />
      )}
      {shown.length > 0 && run !== undefined && of === undefined && (
        <p className="soft">{active === undefined ? text.backEnd : text.backAfter(active.sequence)}</p>
      )}
      <ul className={classes.aside}>
        {shown.map(({ id, rendering, originalName, half, replacedBy, at }) => {
          const successor = pages.find(page => page.id === replacedBy)
          return (
            <li key={id}>
              {rendering === null ? (
                <span className={classes.none} />
              ) : (
                <img
                  src={withQuery(`/api/pages/${agency}/${id}/thumbnail`, { v: rendering })}
                  alt=""
                  loading="lazy"
                />
              )}
              <span>
                <span className={classes.name}>
                  {originalName}
                  {half !== null && ` (${scanning[half]})`}
                </span>
                <br />
                <span className="soft">
                  {successor === undefined
                    ? text.asideAt(formatMoment(at))
                    : text.asideReplacedAt(formatMoment(at), formatCount(successor.sequence, language))}
                </span>
              </span>
              {run !== undefined && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    void (successor === undefined
                      ? run('pages-back', { pages: [id], after: last?.id ?? null }, text.done.back('1'))
                      : run('pages-instead', { page: id, instead: successor.id }, text.done.instead))
                  }
                >
                  {successor === undefined ? text.back : text.useAgain}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Drawer>
  )
}

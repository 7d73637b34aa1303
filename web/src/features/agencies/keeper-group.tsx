import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { showUndo } from '../../ui/show-undo.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { BookStateBadge } from '../inventory/state-badge.tsx'
import { recordKeeper, refreshAgencies } from './calls.ts'
import { KeeperForm } from './keeper-form.tsx'
import classes from './keepers.module.css'
import { commonCandidates, type UnkeptBook, type UnkeptGroup } from './unkept-groups.ts'

interface KeeperGroupProps {
  readonly group: UnkeptGroup
  readonly reason: string
  readonly onReason: (reason: string) => void
  /** Whether the table is gone on with by keyboard. */
  readonly takesFocus: boolean
  readonly onSaved: () => void
}

/** The unkept books of one old agency: choose some, say who keeps them and why. */
export function KeeperGroup(props: KeeperGroupProps): ReactNode {
  const { group, reason, onReason, takesFocus, onSaved } = props
  const messages = useMessages()
  const { keepers: text, inventory } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) grid.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }, [takesFocus])
  const { books } = group
  const chosen = books.filter(({ book }) => ticked.has(book.id))
  const candidates = commonCandidates(chosen.length > 0 ? chosen : books)

  const columns = useMemo<readonly GridColumn<UnkeptBook>[]>(
    () => [
      {
        key: 'chosen',
        header: text.chooseColumn,
        width: 64,
        render: ({ book }) => (
          <input
            type="checkbox"
            className={classes.tick}
            tabIndex={-1}
            readOnly
            checked={ticked.has(book.id)}
            aria-label={text.choose(
              inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume),
            )}
          />
        ),
      },
      {
        key: 'kind',
        header: inventory.kind,
        width: 200,
        render: ({ book }) => kindShortName(book.kind, language),
      },
      {
        key: 'volume',
        header: inventory.volume,
        width: 66,
        align: 'right',
        render: ({ book }) => book.volume,
      },
      { key: 'year', header: inventory.year, width: 74, align: 'right', render: ({ book }) => book.year },
      {
        key: 'state',
        header: inventory.state,
        width: 138,
        render: ({ book }) => <BookStateBadge state={book.state} />,
      },
      {
        key: 'note',
        header: inventory.note,
        width: 220,
        render: ({ book }) => <span title={book.note ?? undefined}>{book.note ?? ''}</span>,
      },
    ],
    [text, inventory, language, ticked],
  )
  const turn = (row: number) => {
    const id = books[row]?.book.id
    if (id === undefined) return
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const tickAll = () => setTicked(new Set(books.map(({ book }) => book.id)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
    event.preventDefault()
    tickAll()
  }
  const save = async (keeperId: string, keeperName: string) => {
    const which = chosen.map(({ book }) => ({ agencyId: book.agency.id, bookId: book.id }))
    await recordKeeper({ books: which, keeperId, reason: reason.trim() })
    await refreshAgencies(queryClient)
    onSaved()
    showUndo(messages, text.saved(formatCount(which.length, language), keeperName), async () => {
      await recordKeeper({ books: which, keeperId: null, reason: text.undoReason })
      await refreshAgencies(queryClient)
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+A of the table inside
    <div className={classes.work} onKeyDown={onKeyDown}>
      <div className={classes.head}>
        <h2>{text.booksOf(group.agency.name)}</h2>
        <Button size="xs" variant="default" onClick={tickAll} disabled={chosen.length === books.length}>
          {text.chooseAll}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => setTicked(new Set())}
          disabled={chosen.length === 0}
        >
          {text.chooseNone}
        </Button>
        <span className={classes.keys}>{text.keysHint}</span>
      </div>
      <div className={classes.grid} ref={grid}>
        <DataGrid
          label={text.booksOf(group.agency.name)}
          columns={columns}
          total={books.length}
          rowAt={index => books[index]}
          choose="row"
          place={{ ...place, row: Math.min(place.row, books.length - 1) }}
          onPlace={setPlace}
          onOpen={({ row }) => turn(row)}
        />
      </div>
      <KeeperForm
        count={chosen.length}
        candidates={candidates}
        reason={reason}
        onReason={onReason}
        onSave={save}
      />
    </div>
  )
}

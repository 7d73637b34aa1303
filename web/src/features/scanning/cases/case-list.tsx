import { type ReactNode, useMemo } from 'react'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatDay } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import { DataGrid, type GridColumn } from '../../../ui/table/data-grid.tsx'
import classes from './cases.module.css'

interface CaseListProps {
  readonly cases: readonly Case[]
  readonly pagesById: ReadonlyMap<string, Page>
  readonly chosen: Case | undefined
  readonly onCase: (id: string) => void
  readonly onOpen: () => void
}

/** The cases of a book in their order. */
export function CaseList({ cases, pagesById, chosen, onCase, onOpen }: CaseListProps): ReactNode {
  const { cases: text } = useMessages()
  const columns = useMemo<readonly GridColumn<Case>[]>(
    () => [
      {
        key: 'number',
        header: text.number,
        width: 84,
        sticky: true,
        align: 'right',
        render: one => <strong>{one.number}</strong>,
      },
      {
        key: 'pages',
        header: text.onPages,
        width: 76,
        render: one => one.pages.map(({ page }) => pagesById.get(page)?.sequence ?? '–').join(', '),
      },
      {
        key: 'registered',
        header: text.registered,
        width: 106,
        render: one => (one.registered === null ? '' : formatDay(one.registered)),
      },
      {
        key: 'standing',
        header: text.standing,
        width: 116,
        render: one => (
          <span className={one.standing === 'registered' ? 'soft' : undefined}>
            {text.standings[one.standing]}
          </span>
        ),
      },
    ],
    [text, pagesById],
  )
  const row = chosen === undefined ? 0 : chosen.position - 1
  return (
    <div className={classes.list}>
      <DataGrid
        label={text.title}
        columns={columns}
        total={cases.length}
        rowAt={index => cases[index]}
        choose="row"
        place={{ row, column: 0 }}
        onPlace={place => {
          const one = cases[place.row]
          if (one !== undefined) onCase(one.id)
        }}
        onOpen={onOpen}
        openOnClick={false}
        rowHeightPx={30}
      />
    </div>
  )
}

import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Case, CaseEdit, CaseList } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { casesKey, setClosingTotal } from './calls.ts'
import { CaseList as CaseTable } from './case-list.tsx'
import { CasePanel } from './case-panel.tsx'
import classes from './cases.module.css'
import { ClosingPanel } from './closing-panel.tsx'
import { type Correction, KeyBar } from './key-bar.tsx'
import { planNumber } from './plan-keys.ts'
import type { useDesk } from './use-desk.ts'

interface CaseSideProps {
  readonly book: Book
  readonly list: CaseList
  readonly pagesById: ReadonlyMap<string, Page>
  readonly one: Case | undefined
  readonly mayArrange: boolean
  readonly desk: ReturnType<typeof useDesk>
  readonly corrections: Readonly<Record<Correction, () => void>>
  readonly isPdfShown: boolean
  readonly onPdf: () => void
  readonly onNumber: () => void
  readonly onCase: (id: string) => void
}

/** The list of cases, the one chosen, the keys, and the count at the closing of the book. */
export function CaseSide(props: CaseSideProps): ReactNode {
  const { book, list, pagesById, one, mayArrange, desk, corrections, onCase } = props
  const { cases: text } = useMessages()
  const can = useCan()
  const queryClient = useQueryClient()
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const edit = (id: string, change: CaseEdit, message: string) =>
    desk.correct(() => ({ edits: [change], chosen: id }), message)
  const renumber = (id: string, number: string, following: boolean) =>
    desk.correct(({ cases }) => {
      const now = cases.find(each => each.id === id)
      return now && planNumber(now, number, following)
    }, text.did.number(number.trim()))
  return (
    <div className={classes.side}>
      <CaseTable
        cases={list.cases}
        pagesById={pagesById}
        chosen={one}
        onCase={onCase}
        onOpen={props.onNumber}
      />
      {one === undefined ? (
        <p className={classes.none}>{mayArrange ? text.noneChosen : text.noneChosenLook}</p>
      ) : (
        <CasePanel
          key={one.id}
          book={book}
          one={one}
          pagesById={pagesById}
          mayArrange={mayArrange}
          mayOriginal={can('originals.read')}
          isPdfShown={props.isPdfShown}
          onPdf={props.onPdf}
          onNumber={(number, following) => renumber(one.id, number, following)}
          onDate={date =>
            edit(one.id, { kind: 'registered', case: one.id, registered: date || null }, text.did.date)
          }
          onNote={note => edit(one.id, { kind: 'note', case: one.id, note: note || null }, text.did.note)}
        />
      )}
      {mayArrange && !narrow && <KeyBar onCorrection={which => corrections[which]()} />}
      <ClosingPanel
        list={list}
        mayWrite={can('books.write') && book.closedAt === null}
        onCase={onCase}
        onTotal={async total => {
          await setClosingTotal(book, total)
          await queryClient.invalidateQueries({ queryKey: casesKey(book) })
          await queryClient.invalidateQueries({ queryKey: ['book', book.agency.id, book.id] })
        }}
      />
    </div>
  )
}

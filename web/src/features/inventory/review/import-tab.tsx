import { Button, Checkbox, FileButton, Select } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { BookListImport, ListColumn, ListOptions } from '../../../../../src/inventory/lists/schema.ts'
import { listColumns } from '../../../../../src/inventory/lists/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useDrop } from '../../../ui/use-drop.ts'
import { useSession } from '../../access/session.ts'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import { refreshBooks } from '../paper/calls.ts'
import { sendList } from './calls.ts'
import { ImportLines } from './import-lines.tsx'
import classes from './inventory.module.css'

const keep = 'note-of-book'

/** Loads a spreadsheet's list of books: what it would change is shown first, then done. */
export function ImportTab(): ReactNode {
  const { paper: text } = useMessages()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const queryClient = useQueryClient()
  const words = text.import
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<ListOptions>({ reviewed: false, leaveOut: false })
  const [view, setView] = useState<BookListImport | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const forget = useRef<() => void>(null)
  const said = (count: number) => formatCount(count, language)

  const send = async (chosen: File, asked: ListOptions, apply?: string) => {
    setBusy(true)
    setProblem(null)
    try {
      setView(await sendList(chosen, asked, apply, new AbortController().signal))
      if (apply !== undefined) await refreshBooks(queryClient)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const take = (chosen: File | null) => {
    if (chosen === null) return
    // The same file may be chosen again, once somebody has put it right.
    forget.current?.()
    const agency = session?.account.agency
    const first: ListOptions = { reviewed: false, leaveOut: false, ...(agency && { agency: agency.id }) }
    setFile(chosen)
    setView(null)
    setOptions(first)
    void send(chosen, first)
  }
  const change = (next: ListOptions) => {
    setOptions(next)
    if (file !== null) void send(file, next)
  }
  const drop = useDrop(files => take(files[0] ?? null))
  const importable = view === null ? 0 : view.counts.added + view.counts.changed
  const ready = view !== null && !view.applied && (view.counts.wrong === 0 || options.leaveOut)
  return (
    <>
      <p className="soft">{words.intro}</p>
      <div className={classes.drop} data-over={drop.over || undefined} {...drop.handlers}>
        <FileButton onChange={take} resetRef={forget} accept=".xlsx,.xls,.csv,.tsv,.html">
          {props => (
            <Button {...props} leftSection={<IconFileSpreadsheet size={17} />}>
              {file === null ? words.choose : words.another}
            </Button>
          )}
        </FileButton>
        <span className="soft">{file === null ? words.drop : file.name}</span>
        <span className={classes.grow} />
        <Button
          component="a"
          variant="default"
          href="/api/book-lists/template.xlsx"
          leftSection={<IconDownload size={17} />}
        >
          {words.template}
        </Button>
      </div>
      {busy && view === null && (
        <>
          <p role="status">{words.reading}</p>
          <Loading lines={5} />
        </>
      )}
      {problem !== null && <Failed problem={problem} />}
      {view?.applied === true && (
        <p role="status">
          <strong>{words.done(said(view.counts.added), said(view.counts.changed))}</strong>{' '}
          <Link to="/books">{words.openBooks}</Link>
        </p>
      )}
      {view !== null && !view.applied && (
        <>
          <ImportOptions view={view} options={options} onChange={change} />
          <p role="status">
            {words.counts(said(view.counts.lines), said(view.counts.books))}:{' '}
            {words.added(said(view.counts.added))}, {words.changed(said(view.counts.changed))},{' '}
            {words.same(said(view.counts.same))}
            {view.counts.wrong > 0 && (
              <strong className={classes.error}>, {words.wrong(said(view.counts.wrong))}</strong>
            )}
          </p>
          <div className={`${classes.line} ${classes.middle}`}>
            <Checkbox
              label={words.reviewed}
              checked={options.reviewed}
              onChange={event => change({ ...options, reviewed: event.currentTarget.checked })}
            />
            {view.counts.wrong > 0 && (
              <Checkbox
                label={words.leaveOut(said(view.counts.wrong))}
                checked={options.leaveOut}
                onChange={event => change({ ...options, leaveOut: event.currentTarget.checked })}
              />
            )}
            {importable === 0 && !options.reviewed && view.counts.wrong === 0 ? (
              <span>{words.nothing}</span>
            ) : (
              <Button
                loading={busy}
                disabled={!ready}
                onClick={() => file !== null && void send(file, options, view.digest)}
              >
                {words.start(said(options.reviewed ? view.counts.books : importable))}
              </Button>
            )}
          </div>
          <ImportLines view={view} />
        </>
      )}
    </>
  )
}

interface ImportOptionsProps {
  readonly view: BookListImport
  readonly options: ListOptions
  readonly onChange: (options: ListOptions) => void
}

/** What a person may say where the file does not: the agency, the sheet, what columns mean. */
function ImportOptions({ view, options, onChange }: ImportOptionsProps): ReactNode {
  const { paper: text } = useMessages()
  const words = text.import
  const mean = (header: string, column: ListColumn | null) =>
    onChange({ ...options, columns: { ...options.columns, [header]: column } })
  return (
    <>
      <div className={classes.line}>
        <AgencySelect
          label={words.agency}
          clearable
          value={options.agency ?? null}
          onChange={agency => {
            const { agency: _, ...others } = options
            onChange(agency === null ? others : { ...others, agency })
          }}
          className={classes.wide}
        />
        {view.sheets.length > 1 && (
          <Select
            label={words.sheet}
            allowDeselect={false}
            data={[...view.sheets]}
            value={view.sheet}
            onChange={sheet => sheet !== null && onChange({ ...options, sheet })}
          />
        )}
      </div>
      <details open={view.columns.some(({ column }) => column === null)}>
        <summary>{words.columns}</summary>
        <div className={classes.columns}>
          {view.columns.map(({ header, column }) => (
            <Select
              key={header}
              label={header}
              size="xs"
              allowDeselect={false}
              data={[
                { value: keep, label: words.intoNote },
                ...listColumns.map(value => ({ value, label: words.columnNames[value] })),
              ]}
              value={column ?? keep}
              onChange={value => mean(header, listColumns.find(each => each === value) ?? null)}
            />
          ))}
        </div>
      </details>
    </>
  )
}

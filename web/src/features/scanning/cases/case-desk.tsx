import { Button } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconLayoutGrid } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { CaseList } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { applyTemplate, casePdf, casePdfs, type TemplateRequest, useTemplatePreview } from './calls.ts'
import { CaseSide } from './case-side.tsx'
import classes from './cases.module.css'
import { EdgeLines } from './edge-lines.tsx'
import { groupByPage } from './page-numbers.ts'
import { PageStrip } from './page-strip.tsx'
import { PageView } from './page-view.tsx'
import { startTemplate, TemplateForm } from './template-form.tsx'
import { placeOf, placeOfPage, stepPage, useDesk } from './use-desk.ts'
import { useDeskKeys } from './use-desk-keys.ts'

interface CaseDeskProps {
  readonly book: Book
  readonly pages: readonly Page[]
  readonly list: CaseList
  readonly mayArrange: boolean
  /** What stands in the place of the list while there is no case. */
  readonly empty: (begin: () => void) => ReactNode
}

/** Pages beside cases: assigned by a template, then corrected by keyboard. */
export function CaseDesk({ book, pages, list, mayArrange, empty }: CaseDeskProps): ReactNode {
  const { cases: text } = useMessages()
  const { language } = useLanguage()
  const mayOriginal = useCan()('originals.read')
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const desk = useDesk(book, pages)
  const [request, setRequest] = useState<TemplateRequest | undefined>()
  const [showsPdf, setShowsPdf] = useState(false)

  const [asked] = useDebouncedValue(request, 300)
  const previewed = useTemplatePreview(
    book,
    asked ?? startTemplate(list),
    request !== undefined && asked !== undefined,
  )
  const preview = request === undefined ? undefined : previewed.data
  const cases = preview?.cases ?? list.cases
  const casesOf = useMemo(() => groupByPage(cases), [cases])
  const pagesById = useMemo(() => new Map(pages.map(page => [page.id, page])), [pages])
  const { page } = desk
  const on = (page && casesOf.get(page.id)) ?? []
  const one = request === undefined ? (list.cases.find(each => each.id === desk.chosen) ?? on[0]) : undefined

  const { corrections, toUnassigned } = useDeskKeys(desk, {
    mayCorrect: mayArrange && request === undefined,
    unassigned: list.unassigned,
    onNumber: first => focusField('number', first),
    onDate: () => focusField('date'),
    onPdf: () => setShowsPdf(old => !old),
    onEscape: () => (request === undefined ? setShowsPdf(false) : setRequest(undefined)),
  })
  if (page === undefined) return null
  const begin = () => {
    setShowsPdf(false)
    setRequest(startTemplate(list))
  }
  const apply = async (chosen: TemplateRequest) => {
    const known = new Set(list.cases.map(({ id }) => id))
    const added = preview?.cases.filter(({ id }) => !known.has(id)).length ?? 0
    await desk.apply(() => applyTemplate(book, chosen), text.did.template(formatCount(added, language)))
    setRequest(undefined)
  }
  const chooseCase = (id: string) => desk.move(place => placeOf(place, id))
  const pdfOf = showsPdf && one !== undefined && one.pages.length > 0 ? one : undefined
  const over = request === undefined ? undefined : linesOver(request, setRequest)
  return (
    <div className={classes.desk}>
      <div className={classes.toolbar}>
        {mayArrange && request === undefined && list.cases.length > 0 && (
          <Button size="xs" variant="default" leftSection={<IconLayoutGrid size={16} />} onClick={begin}>
            {text.template}
          </Button>
        )}
        {mayOriginal && list.cases.length > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} />}
            component="a"
            href={casePdfs(book)}
          >
            {text.downloadZip}
          </Button>
        )}
        <span className={classes.said} role="status" data-problem={desk.said?.isProblem || undefined}>
          {desk.said?.text}
        </span>
        {desk.said?.canUndo === true && (
          <Button size="compact-xs" variant="subtle" onClick={desk.undo}>
            {text.keys.undo} (Ctrl Z)
          </Button>
        )}
        <span className={classes.grow} />
        {list.unassigned.length > 0 && list.cases.length > 0 && (
          <button
            type="button"
            className={classes.open}
            onClick={toUnassigned}
            title={`${text.toUnassigned} (U)`}
          >
            {text.unassignedCount(formatCount(list.unassigned.length, language))}
          </button>
        )}
      </div>
      <div className={classes.columns}>
        {!narrow && (
          <PageStrip
            agency={book.agency.id}
            pages={pages}
            casesOf={casesOf}
            current={pages.indexOf(page)}
            onPage={id => desk.move(place => placeOfPage(place, id))}
          />
        )}
        {pdfOf === undefined ? (
          <PageView
            book={book}
            page={page}
            count={pages.length}
            on={on}
            chosen={one?.id}
            onCase={chooseCase}
            onStep={by => desk.move(stepPage(by))}
            {...(over === undefined ? {} : { over })}
          />
        ) : (
          <iframe
            key={`${pdfOf.id} ${pdfOf.number} ${JSON.stringify(pdfOf.pages)}`}
            className={classes.pdf}
            src={`${casePdf(book, pdfOf.id)}#view=FitH&navpanes=0`}
            title={text.pdf.frame(pdfOf.number)}
          />
        )}
        {request !== undefined && (
          <div className={classes.side}>
            <TemplateForm
              pages={pages}
              list={list}
              request={request}
              preview={preview}
              previewProblem={previewed.error}
              onChange={setRequest}
              onCancel={() => setRequest(undefined)}
              onApply={() => apply(request)}
            />
          </div>
        )}
        {request === undefined && list.cases.length === 0 && (
          <div className={classes.side}>{empty(begin)}</div>
        )}
        {request === undefined && list.cases.length > 0 && (
          <CaseSide
            book={book}
            list={list}
            pagesById={pagesById}
            one={one}
            mayArrange={mayArrange}
            desk={desk}
            corrections={corrections}
            isPdfShown={pdfOf !== undefined}
            onPdf={() => setShowsPdf(old => !old)}
            onNumber={() => focusField('number')}
            onCase={chooseCase}
          />
        )}
      </div>
    </div>
  )
}

/** The lines of a template over the page, where it has any. */
function linesOver(
  request: TemplateRequest,
  onChange: (request: TemplateRequest) => void,
): ReactNode | undefined {
  const { template } = request
  if (template.shape === 'pages' || (template.shape === 'parts' && !template.crop)) return undefined
  const { top, bottom } = template
  const count = template.shape === 'rows' ? template.rowsPerPage : template.casesPerPage
  return (
    <EdgeLines
      top={top}
      bottom={bottom}
      count={count}
      onChange={edges => onChange({ ...request, template: { ...template, ...edges } })}
    />
  )
}

/** A key pressed elsewhere becomes the first letter typed into a field of the panel, which React keeps. */
function focusField(name: 'number' | 'date', first?: string): void {
  const input = document.querySelector<HTMLInputElement>(`input[data-case-field="${name}"]`)
  if (input === null) return
  input.focus()
  if (first === undefined) return
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, first)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.setSelectionRange(first.length, first.length)
}

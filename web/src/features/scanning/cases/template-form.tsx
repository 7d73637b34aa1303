import { Button, Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CaseList, Template } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import type { TemplateRequest } from './calls.ts'
import classes from './cases.module.css'

interface TemplateFormProps {
  readonly pages: readonly Page[]
  readonly list: CaseList
  readonly request: TemplateRequest
  readonly preview: CaseList | undefined
  readonly previewProblem: unknown
  readonly onChange: (request: TemplateRequest) => void
  readonly onApply: () => Promise<void>
  readonly onCancel: () => void
}

/** Options a list shows at once; the others are found by typing. */
const mostOptions = 100

/** What a book begins with: the template it had, else a page a case. */
export function startTemplate(list: CaseList): TemplateRequest {
  const template = list.template ?? { shape: 'pages', pagesPerCase: 1 }
  return { template, from: null, to: null, firstNumber: 1 }
}

const defaults: Readonly<Record<Template['shape'], Template>> = {
  pages: { shape: 'pages', pagesPerCase: 1 },
  parts: { shape: 'parts', casesPerPage: 2, top: 0.05, bottom: 0.95, crop: false },
  rows: { shape: 'rows', rowsPerPage: 20, top: 0.18, bottom: 0.95, head: true },
}

/** How the pages carry the cases, with what would come of it in words; the page beside it shows the lines. */
export function TemplateForm(props: TemplateFormProps): ReactNode {
  const { pages, list, request, preview, previewProblem, onChange } = props
  const { cases, common } = useMessages()
  const { language } = useLanguage()
  const text = cases.form
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { template } = request
  const change = (next: Template) => onChange({ ...request, template: next })
  const options = pages.map(page => ({
    value: page.id,
    label: page.role === 'entries' ? `${page.sequence}` : `${page.sequence} (${cases.roles[page.role]})`,
  }))
  const apply = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await props.onApply()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.form}
      aria-label={text.title}
      onSubmit={event => {
        event.preventDefault()
        void apply()
      }}
    >
      <h2>{text.title}</h2>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={text.shape}
        value={template.shape}
        onChange={shape => change(defaults[shape])}
        data={(['pages', 'parts', 'rows'] as const).map(value => ({ value, label: text.shapes[value] }))}
      />
      <p className="soft">{text.shapeHints[template.shape]}</p>
      <Shape template={template} onChange={change} />
      <div className={classes.range}>
        <Select
          size="xs"
          label={text.from}
          searchable
          limit={mostOptions}
          data={options}
          value={request.from ?? pages[0]?.id ?? null}
          onChange={from => onChange({ ...request, from })}
        />
        <Select
          size="xs"
          label={text.to}
          searchable
          limit={mostOptions}
          data={options}
          value={request.to ?? pages.at(-1)?.id ?? null}
          onChange={to => onChange({ ...request, to })}
        />
        <NumberInput
          size="xs"
          label={text.firstNumber}
          value={request.firstNumber}
          min={1}
          max={99_999}
          allowDecimal={false}
          onChange={value => {
            if (typeof value === 'number') onChange({ ...request, firstNumber: value })
          }}
        />
      </div>
      <div role="status" className={classes.would}>
        {previewProblem !== null && <Failed problem={previewProblem} />}
        {previewProblem === null && preview === undefined && <p className="soft">{text.planning}</p>}
        {preview !== undefined && previewProblem === null && (
          <Would list={list} preview={preview} pages={pages} request={request} language={language} />
        )}
      </div>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.formButtons}>
        <Button size="xs" variant="default" onClick={props.onCancel}>
          {common.cancel}
        </Button>
        <Button size="xs" type="submit" loading={busy} disabled={preview === undefined}>
          {text.apply}
        </Button>
      </div>
    </form>
  )
}

interface WouldProps {
  readonly list: CaseList
  readonly preview: CaseList
  readonly pages: readonly Page[]
  readonly request: TemplateRequest
  readonly language: 'vi' | 'en'
}

function Would({ list, preview, pages, request, language }: WouldProps): ReactNode {
  const { form: text } = useMessages().cases
  const known = new Set(list.cases.map(({ id }) => id))
  const kept = new Set(preview.cases.map(({ id }) => id))
  const added = preview.cases.filter(({ id }) => !known.has(id))
  const replaced = list.cases.filter(({ id }) => !kept.has(id)).length
  const at = (id: string | null, otherwise: number) =>
    id === null ? otherwise : pages.findIndex(page => page.id === id)
  const range = pages.slice(at(request.from, 0), at(request.to, pages.length - 1) + 1)
  const passed = range.filter(({ role }) => role !== 'entries').length
  return (
    <>
      <p>
        {text.would(
          formatCount(added.length, language),
          added[0]?.number ?? '–',
          added.at(-1)?.number ?? '–',
        )}
      </p>
      {replaced > 0 && <p className={classes.warning}>{text.replaces(formatCount(replaced, language))}</p>}
      {passed > 0 && <p className="soft">{text.passedOver(formatCount(passed, language))}</p>}
    </>
  )
}

interface ShapeProps {
  readonly template: Template
  readonly onChange: (template: Template) => void
}

function Shape({ template, onChange }: ShapeProps): ReactNode {
  const { form: text } = useMessages().cases
  const counted = (label: string, value: number, min: number, max: number, set: (value: number) => void) => (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={next => {
        if (typeof next === 'number' && next >= min) set(next)
      }}
    />
  )
  if (template.shape === 'pages')
    return counted(text.pagesPerCase, template.pagesPerCase, 1, 4, pagesPerCase =>
      onChange({ ...template, pagesPerCase }),
    )
  if (template.shape === 'parts') {
    return (
      <>
        {counted(text.casesPerPage, template.casesPerPage, 2, 8, casesPerPage =>
          onChange({ ...template, casesPerPage }),
        )}
        <Checkbox
          size="xs"
          label={text.crop}
          description={text.cropHint}
          checked={template.crop}
          onChange={event => onChange({ ...template, crop: event.currentTarget.checked })}
        />
        {template.crop && <p className="soft">{text.edges}</p>}
      </>
    )
  }
  return (
    <>
      {counted(text.rowsPerPage, template.rowsPerPage, 2, 60, rowsPerPage =>
        onChange({ ...template, rowsPerPage }),
      )}
      <Checkbox
        size="xs"
        label={text.head}
        checked={template.head}
        onChange={event => onChange({ ...template, head: event.currentTarget.checked })}
      />
      <p className="soft">{text.edges}</p>
    </>
  )
}

import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { kinds } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'
import { formatCount, parseBorn } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import { kindShortName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import type { SearchResult } from './calls.ts'
import { useHits } from './calls.ts'
import { HitRow, hitDomId } from './hit-row.tsx'
import classes from './search.module.css'
import { rememberSearch, useSearchMemory } from './search-memory.ts'

/** Searching the records: one box, an optional birth date and register, the hits below; all by keyboard. */
export function SearchPage(): ReactNode {
  const { registry: text } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const memory = useSearchMemory()
  const hits = useHits(memory.asked)
  const [fault, setFault] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const found = memory.asked === null ? [] : (hits.data?.hits ?? [])

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const words = memory.text.trim()
    const born = memory.born.trim() === '' ? null : parseBorn(memory.born)
    setFault(born === undefined ? text.bornWrong : null)
    if (born === undefined || (words === '' && born === null)) return
    setChosen(0)
    rememberSearch({ asked: { text: words, born, kind: memory.kind, limit: 50 } })
  }
  const choose = (index: number) => {
    const next = Math.max(0, Math.min(found.length - 1, index))
    setChosen(next)
    const hit = found[next]
    if (hit) document.getElementById(hitDomId(hit))?.focus()
  }
  const onBoxKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || found.length === 0) return
    event.preventDefault()
    choose(chosen)
  }
  const onListKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (event.key === 'ArrowUp' && chosen === 0) document.getElementById('search-text')?.focus()
      else choose(chosen + step)
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      choose(event.key === 'Home' ? 0 : found.length - 1)
    }
  }
  return (
    <Page title={text.searchTitle}>
      <search>
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput
            id="search-text"
            className={classes.text}
            label={text.searchLabel}
            size="md"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            leftSection={<IconSearch size={18} />}
            value={memory.text}
            onChange={event => rememberSearch({ text: event.currentTarget.value })}
            onKeyDown={onBoxKey}
            maxLength={200}
          />
          <TextInput
            className={classes.born}
            label={text.born}
            size="md"
            autoComplete="off"
            placeholder={text.bornHint}
            value={memory.born}
            onChange={event => rememberSearch({ born: event.currentTarget.value })}
            onKeyDown={onBoxKey}
            error={fault}
          />
          <Select
            className={classes.kind}
            label={text.kind}
            size="md"
            placeholder={text.anyKind}
            clearable
            data={kinds.map(kind => ({ value: kind.code, label: kindShortName(kind.code, language) }))}
            value={memory.kind}
            onChange={kind => rememberSearch({ kind })}
          />
          <Button type="submit" size="md" loading={hits.isFetching} className={classes.button}>
            {text.search}
          </Button>
        </form>
      </search>
      <p className={classes.hint}>{text.searchHint}</p>
      {hits.isError && <Failed problem={hits.error} onRetry={() => void hits.refetch()} />}
      <div role="status" className={classes.counted}>
        {memory.asked !== null &&
          hits.data !== undefined &&
          found.length > 0 &&
          countText(hits.data, text, language)}
      </div>
      {memory.asked === null && !hits.isFetching && (
        <Empty icon={<IconSearch size={40} stroke={1.3} />} title={text.startTitle} text={text.startText} />
      )}
      {memory.asked !== null && hits.data?.hits.length === 0 && (
        <Empty
          icon={<IconSearch size={40} stroke={1.3} />}
          title={text.noResultsTitle}
          text={text.noResultsText}
        />
      )}
      {found.length > 0 && (
        <ul
          className={classes.hits}
          ref={list}
          onKeyDown={onListKey}
          aria-label={text.resultList}
          data-stale={hits.isPlaceholderData || undefined}
        >
          {found.map((hit, index) => (
            <HitRow
              key={`${hit.record}-${hit.role}-${hit.name}`}
              hit={hit}
              inTabOrder={index === Math.min(chosen, found.length - 1)}
              onFocus={() => setChosen(index)}
              onOpen={() =>
                void navigate({
                  to: '/records/$agency/$record',
                  params: { agency: hit.agencyId, record: hit.record },
                })
              }
            />
          ))}
        </ul>
      )}
    </Page>
  )
}

/** How many were found: all of them, or the first of so many, or of more than are counted. */
function countText(result: SearchResult, text: Messages['registry'], language: Language): string {
  const shown = formatCount(result.hits.length, language)
  const total = formatCount(result.total, language)
  if (result.totalIsCapped) return text.resultsFirst(shown, text.moreThan(total))
  return result.hits.length < result.total ? text.resultsFirst(shown, total) : text.results(total)
}

import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Language } from '../../../../src/register/text.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { askSearch, type SearchFault } from './ask-search.ts'
import type { SearchResult } from './calls.ts'
import { useHits } from './calls.ts'
import { HitRow, hitDomId } from './hit-row.tsx'
import classes from './search.module.css'
import { SearchFilterRow } from './search-filters.tsx'
import { rememberSearch, useSearchMemory } from './search-memory.ts'

/** Searching the records: one box, an optional birth date, a row of filters, the hits below; all by keyboard. */
export function SearchPage(): ReactNode {
  const { registry: text } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const memory = useSearchMemory()
  const hits = useHits(memory.asked)
  const [fault, setFault] = useState<SearchFault>(null)
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const found = memory.asked === null ? [] : (hits.data?.hits ?? [])

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setFault(askSearch())
    setChosen(0)
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
            error={fault === 'born' ? text.bornWrong : undefined}
          />
          <Button type="submit" size="md" loading={hits.isFetching} className={classes.button}>
            {text.search}
          </Button>
          <SearchFilterRow
            yearsAreWrong={fault === 'years'}
            onChosen={() => memory.asked !== null && submit()}
            onKeyDown={onBoxKey}
          />
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
              key={hit.record}
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

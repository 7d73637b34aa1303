import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Concern } from '../../../../../src/register/concerns.ts'
import type { RegisterKind } from '../../../../../src/register/kind.ts'
import { parseEntryNumber } from '../../../../../src/register/number.ts'
import { dateParts, parsePartialDate } from '../../../../../src/register/partial-date.ts'
import { type Hit, searchResultSchema } from '../../../../../src/registry/schema.ts'
import { call } from '../../../api/client.ts'
import { formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { isComposing } from '../../../ui/fields/form/is-composing.ts'
import { kindShortName, roleName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import classes from './entry-desk.module.css'

interface TargetFinderProps {
  readonly kind: RegisterKind
  readonly concern: Concern
  readonly fields: Readonly<Record<string, string>>
  readonly onChoose: (hit: Hit) => void
}

/** Finds the record that an entry concerns: by what the entry says of it (number, name and birth) or by what is typed. */
export function TargetFinder({ kind, concern, fields, onChoose }: TargetFinderProps): ReactNode {
  const { entry: text, registry } = useMessages()
  const { language } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const only = concern.targets.length === 1 ? (concern.targets[0] ?? null) : null
  const found = useQuery({
    queryKey: ['concerned', only, asked],
    queryFn: ({ signal }) =>
      call(searchResultSchema, '/api/search', {
        method: 'POST',
        body: { text: asked, kind: only, limit: 20 },
        signal,
      }),
    enabled: asked !== null,
    staleTime: 60_000,
  })
  const hits = distinct(found.data?.hits ?? []).filter(
    ({ kind: of }) => concern.targets.length === 0 || concern.targets.some(code => code === of),
  )
  const search = (words: string) => {
    if (words.trim() !== '') setAsked(words.trim())
    if (input.current !== null) input.current.value = words
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const buttons: readonly (Element | null)[] = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement)
    if (event.key === 'Enter' && event.target === input.current && !event.ctrlKey)
      search(input.current?.value ?? '')
    else if (event.key === 'ArrowDown') focusOn(buttons[at + 1])
    else if (event.key === 'ArrowUp') focusOn(buttons[at - 1] ?? input.current)
    else return
    event.preventDefault()
  }
  return (
    // Arrows lead from the box into the list and back.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div onKeyDown={onKeyDown} className={classes.concern}>
      <div className={classes.finder}>
        <TextInput
          ref={input}
          label={text.findTarget}
          placeholder={text.findTargetHint}
          size="xs"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSearch size={15} />}
          onClick={() => search(input.current?.value ?? '')}
        >
          {registry.search}
        </Button>
        {proposeQueries(kind, concern, fields).map(query => (
          <Button key={query} size="xs" variant="light" onClick={() => search(query)}>
            {text.findBy(query)}
          </Button>
        ))}
      </div>
      {found.isError && <Failed problem={found.error} />}
      {found.isSuccess && hits.length === 0 && <p role="status">{text.noTarget}</p>}
      {hits.length > 0 && (
        <ul ref={list} className={classes.hits} aria-label={text.concern}>
          {hits.map(hit => (
            <li key={hit.record}>
              <button type="button" onClick={() => onChoose(hit)}>
                <strong>{hit.name}</strong>
                <span>{hit.born === null ? '' : registry.bornShort(formatDay(hit.born))}</span>
                <span>{roleName(hit.kind, hit.role, language)}</span>
                <span>
                  {kindShortName(hit.kind, language)} · {registry.entryNumber(hit.number, hit.year)}
                </span>
                <span className="soft">{hit.agencyName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function focusOn(element: Element | null | undefined): void {
  if (element instanceof HTMLElement) element.focus()
}

/** One line a record, the best first: a record may be hit in several roles. */
function distinct(hits: readonly Hit[]): readonly Hit[] {
  return [...new Map(hits.toReversed().map(hit => [hit.record, hit])).values()].toReversed()
}

/** What the entry itself says of the other: its number and year, and each person both name. */
function proposeQueries(
  kind: RegisterKind,
  { reference, persons }: Concern,
  fields: Readonly<Record<string, string>>,
): readonly string[] {
  const number = parseEntryNumber(fields[reference?.number ?? ''] ?? '')
  const registered = parsePartialDate(fields[reference?.date ?? ''] ?? '').ok
  const year = registered === undefined ? number?.year : dateParts(registered).year
  const byNumber = number === undefined || year == null ? [] : [`${number.value}${number.suffix}/${year}`]
  const byName = kind.persons
    .filter(({ prefix }) => persons.includes(prefix))
    .map(({ fields: own }) => `${fields[own.name] ?? ''} ${fields[own.birth ?? ''] ?? ''}`.trim())
  return [...byNumber, ...byName].filter(query => query !== '')
}

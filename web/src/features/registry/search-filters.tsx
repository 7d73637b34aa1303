import { Button, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { kinds } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { isOfficial, kindShortName, roleName } from '../../ui/kind-text.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { useAgencies } from '../agencies/calls.ts'
import classes from './search.module.css'
import { noFilters, rememberSearch, type SearchFilters, useSearchMemory } from './search-memory.ts'

interface SearchFilterRowProps {
  /** Called after a filter was chosen; years are asked with Enter. */
  readonly onChosen: () => void
  readonly yearsAreWrong: boolean
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** What narrows the search: register, agency, years of registration, who the person is, sex. One agency only is no choice. */
export function SearchFilterRow({ onChosen, yearsAreWrong, onKeyDown }: SearchFilterRowProps): ReactNode {
  const { search: text, registry, common } = useMessages()
  const { language } = useLanguage()
  const memory = useSearchMemory()
  const { data: list } = useAgencies()
  const { kind } = memory
  const choose = (change: Partial<SearchFilters>) => {
    rememberSearch(change)
    onChosen()
  }
  const year = (key: 'from' | 'to') => (
    <TextInput
      className={classes.year}
      size="xs"
      aria-label={text[key]}
      placeholder={text[key]}
      inputMode="numeric"
      maxLength={4}
      autoComplete="off"
      value={memory[key]}
      error={yearsAreWrong}
      onChange={event => rememberSearch({ [key]: event.currentTarget.value })}
      onKeyDown={onKeyDown}
    />
  )
  const isNarrowed = Object.entries(noFilters).some(
    ([key, value]) => memory[key as keyof SearchFilters] !== value,
  )
  return (
    <fieldset className={classes.filters} aria-label={text.filters}>
      <Select
        className={classes.choice}
        size="xs"
        aria-label={registry.kind}
        placeholder={registry.anyKind}
        clearable
        data={kinds.map(({ code }) => ({ value: code, label: kindShortName(code, language) }))}
        value={kind}
        onChange={chosen => choose({ kind: chosen, role: null })}
      />
      {list !== undefined && list.agencies.length > 1 && (
        <AgencySelect
          className={classes.choice}
          size="xs"
          aria-label={text.agency}
          placeholder={text.anyAgency}
          clearable
          value={memory.agency}
          onChange={agency => choose({ agency })}
        />
      )}
      {year('from')}
      {year('to')}
      <Select
        className={classes.choice}
        size="xs"
        aria-label={text.role}
        placeholder={text.anyRole}
        clearable
        data={listRoles(kind, language)}
        value={memory.role}
        onChange={role => choose({ role })}
      />
      <Select
        className={classes.sex}
        size="xs"
        aria-label={text.sex}
        placeholder={text.anySex}
        clearable
        data={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        value={memory.sex}
        onChange={sex => choose({ sex })}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => choose(noFilters)}
        >
          {common.clearFilters}
        </Button>
      )}
      {yearsAreWrong && (
        <span className={classes.yearsWrong} role="alert">
          {text.yearsWrong}
        </span>
      )}
    </fieldset>
  )
}

/** The roles of the register chosen, or those of the registers with a form, each once. */
function listRoles(kind: string | null, language: Language): { value: string; label: string }[] {
  const roles = new Map<string, string>()
  for (const { code, persons } of kinds) {
    if (kind === null ? !isOfficial(code) : code !== kind) continue
    for (const { prefix } of persons)
      if (!roles.has(prefix)) roles.set(prefix, roleName(code, prefix, language))
  }
  return [...roles].map(([value, label]) => ({ value, label }))
}

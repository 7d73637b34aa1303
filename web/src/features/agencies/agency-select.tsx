import { Select, type SelectProps } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './agencies.module.css'
import { findOptions, listAgencyOptions, namesToShow } from './agency-options.ts'
import { useAgencies } from './calls.ts'
import { dayBefore } from './days.ts'

type SelectOwn = 'data' | 'filter' | 'searchable' | 'renderOption' | 'onSearchChange' | 'searchValue'

interface AgencySelectProps extends Omit<SelectProps<string>, SelectOwn> {
  /** Which agencies may be chosen; all when left out. Keep its identity between renders. */
  readonly only?: ((agency: Agency) => boolean) | undefined
}

const shownAtOnce = 60

/** Chooses an agency by name, code, or the name of one that was merged into it or that it became; marks need not be typed. */
export function AgencySelect({ only, ...rest }: AgencySelectProps): ReactNode {
  const { agencies: text } = useMessages()
  const { data: list, isPending } = useAgencies()
  const [typed, setTyped] = useState('')
  const options = useMemo(() => {
    const all = list === undefined ? [] : listAgencyOptions(list)
    const offered = only === undefined ? all : all.filter(({ agency }) => only(agency))
    return new Map(offered.map(option => [option.agency.id, option]))
  }, [list, only])
  const data = useMemo(
    () =>
      [...options.values()].map(({ agency }) => ({ value: agency.id, label: labelOf(agency, text.until) })),
    [options, text],
  )
  const labels = useMemo(() => new Map(data.map(item => [item.value, item])), [data])
  const chosenLabel = labels.get(rest.value ?? '')?.label
  return (
    <Select
      data={data}
      searchable
      disabled={isPending}
      onSearchChange={setTyped}
      filter={({ search }) => {
        // The text of what is chosen already narrows nothing: whoever opens the box wants to choose another.
        const wanted = search === chosenLabel ? '' : search
        return findOptions([...options.values()], wanted)
          .slice(0, shownAtOnce)
          .flatMap(({ agency }) => labels.get(agency.id) ?? [])
      }}
      renderOption={({ option }) => {
        const found = options.get(option.value)
        const names = found === undefined ? [] : namesToShow(found, typed)
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            {names.length > 0 && <span className={classes.kin}>{kinText(names, text)}</span>}
          </span>
        )
      }}
      nothingFoundMessage={text.searchEmpty}
      {...rest}
    />
  )
}

/** `Xã An Hạc (20509)`; one that is gone says so, since its code and even its name may have been given again. */
function labelOf(agency: Agency, until: (day: string) => string): string {
  const gone = agency.validTo === null ? '' : `, ${until(formatDay(dayBefore(agency.validTo)))}`
  return `${agency.name} (${agency.code}${gone})`
}

const kinShown = 2

function kinText(
  names: ReturnType<typeof namesToShow>,
  text: ReturnType<typeof useMessages>['agencies'],
): string {
  const shown = names.slice(0, kinShown).map(({ name }) => name)
  const said = (names[0]?.before ? text.formerly : text.nowIs)(shown.join(', '))
  return names.length > kinShown ? `${said} ${text.and(names.length - kinShown)}` : said
}

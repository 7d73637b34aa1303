import { Button, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { kindOrder } from '../../../../../src/register/kind-order.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import { useProgress } from './calls.ts'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'

interface NarrowingProps {
  readonly filter: ProgressNarrowing
  readonly onChange: (change: ProgressNarrowing) => void
}

/** What the whole page is narrowed to: an agency with those below it, a kind, a contractor. */
export function Narrowing({ filter, onChange }: NarrowingProps): ReactNode {
  const { home: text, inventory, common } = useMessages()
  const { language } = useLanguage()
  const contractors = useProgress({}, 'contractor').data?.groups.filter(({ key }) => key !== null) ?? []
  return (
    <div className={classes.narrowing}>
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.under ?? null}
        onChange={under => onChange({ under: under ?? undefined })}
        className={classes.wide}
      />
      <Select
        aria-label={inventory.kind}
        placeholder={text.everyKind}
        clearable
        data={kindOrder.map(code => ({ value: code, label: kindShortName(code, language) }))}
        value={filter.kind ?? null}
        onChange={kind => onChange({ kind: kind ?? undefined })}
        className={classes.middle}
      />
      {contractors.length > 0 && (
        <Select
          aria-label={text.contractor}
          placeholder={text.everyContractor}
          clearable
          data={[
            ...contractors.map(({ key, name }) => ({ value: key ?? '', label: name ?? '' })),
            { value: 'none', label: text.noContractor },
          ]}
          value={filter.contractor ?? null}
          onChange={contractor => onChange({ contractor: contractor ?? undefined })}
          className={classes.wide}
        />
      )}
      {Object.keys(filter).length > 0 && (
        <Button
          variant="subtle"
          onClick={() => onChange({ under: undefined, kind: undefined, contractor: undefined })}
        >
          {common.clearFilters}
        </Button>
      )}
    </div>
  )
}

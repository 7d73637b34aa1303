import { NumberInput, Select } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { keyingStages } from '../../../../../src/keying/progress/schema.ts'
import { kinds } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import type { KeyingFilter } from '../calls.ts'
import classes from '../keying.module.css'
import { BooksToKey } from './books-to-key.tsx'
import { DeskButton } from './progress-strip.tsx'

const route = getRouteApi('/shell/keying')

/** All books on their way from pictures to data, and what waits for whom. */
export function KeyingPage(): ReactNode {
  const { keyingManage, inventory } = useMessages()
  const text = keyingManage.list
  const { language } = useLanguage()
  const filter = route.useSearch()
  const navigate = useNavigate({ from: '/keying' })
  const narrow = (change: KeyingFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  return (
    <Page fill title={text.title} actions={<DeskButton />}>
      <div className={classes.filters}>
        <Select
          aria-label={text.stage}
          placeholder={text.stage}
          clearable
          data={keyingStages.map(value => ({ value, label: text.stages[value] }))}
          value={filter.stage ?? null}
          onChange={value => narrow({ stage: keyingStages.find(stage => stage === value) })}
          className={classes.middle}
        />
        <Select
          aria-label={inventory.kind}
          placeholder={inventory.kind}
          clearable
          data={kinds.map(kind => ({ value: kind.code, label: kindShortName(kind.code, language) }))}
          value={filter.kind ?? null}
          onChange={kind => narrow({ kind: kind ?? undefined })}
          className={classes.wide}
        />
        <AgencySelect
          aria-label={inventory.agency}
          placeholder={inventory.agency}
          clearable
          value={filter.agency ?? null}
          onChange={agency => narrow({ agency: agency ?? undefined })}
          className={classes.wide}
        />
        <NumberInput
          aria-label={inventory.year}
          placeholder={inventory.year}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          maxLength={4}
          value={filter.year ?? ''}
          onChange={year => {
            if (year === '' || (typeof year === 'number' && year >= 1800))
              narrow({ year: year === '' ? undefined : year })
          }}
          className={classes.short}
        />
      </div>
      <BooksToKey filter={filter} />
    </Page>
  )
}

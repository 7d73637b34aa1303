import { Button, NumberInput, Popover, Select } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { groupingTexts } from '../../../../src/plan/money/money-texts.ts'
import { groupings, type PriceList } from '../../../../src/plan/money/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { useCan } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { useContractors, usePlans } from './calls.ts'
import classes from './money.module.css'
import { keyOfList, type MoneySearch } from './money-search.ts'

interface EstimateFieldsProps {
  readonly lists: readonly PriceList[]
  readonly list: PriceList
  readonly search: MoneySearch
  readonly onChange: (to: Partial<MoneySearch>) => void
}

/** Which books, by which prices, divided how. */
export function EstimateFields({ lists, list, search, onChange }: EstimateFieldsProps): ReactNode {
  const { money: text, common } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const contractors = useContractors().data?.contractors ?? []
  return (
    <div className={classes.fields}>
      <ListSelect lists={lists} value={keyOfList(list)} onChange={key => onChange({ list: key })} />
      <Select
        label={text.by}
        className={classes.narrow}
        data={groupings.map(value => ({ value, label: groupingTexts[value][language] }))}
        value={search.by ?? 'agency'}
        allowDeselect={false}
        onChange={value => onChange({ by: groupings.find(each => each === value) })}
      />
      <AgencySelect
        label={text.under}
        className={classes.wide}
        placeholder={text.everything}
        clearable
        value={search.under ?? null}
        onChange={value => onChange({ under: value ?? undefined })}
      />
      <Select
        label={text.kind}
        className={classes.narrow}
        placeholder={common.all}
        clearable
        data={kinds.map(({ code }) => ({ value: code, label: kindShortName(code, language) }))}
        value={search.kind ?? null}
        onChange={value => onChange({ kind: value ?? undefined })}
      />
      {contractors.length > 0 && (
        <Select
          label={text.contractor}
          className={classes.wide}
          placeholder={common.all}
          clearable
          data={contractors.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.contractor ?? null}
          onChange={value => onChange({ contractor: value ?? undefined })}
        />
      )}
      {can('plan.read') && <PlanSelect search={search} onChange={onChange} />}
      <Assumptions search={search} onChange={onChange} />
    </div>
  )
}

interface ListSelectProps {
  readonly lists: readonly PriceList[]
  readonly value: string | null
  readonly onChange: (key: string) => void
}

/** Chooses a version of a price list; those no longer in use stand last. */
export function ListSelect({ lists, value, onChange }: ListSelectProps): ReactNode {
  const { money: text } = useMessages()
  const inUse = lists.toSorted((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null))
  return (
    <Select
      label={text.list}
      className={classes.wide}
      data={inUse.map(list => ({ value: keyOfList(list), label: text.listVersion(list.name, list.version) }))}
      value={value}
      allowDeselect={false}
      onChange={key => key !== null && onChange(key)}
    />
  )
}

type FieldProps = Pick<EstimateFieldsProps, 'search' | 'onChange'>

function PlanSelect({ search, onChange }: FieldProps): ReactNode {
  const { money: text } = useMessages()
  const plans = usePlans().data?.campaigns ?? []
  if (plans.length === 0) return null
  return (
    <Select
      label={text.campaign}
      className={classes.wide}
      placeholder={text.noCampaign}
      clearable
      data={plans.map(({ agency, id, name }) => ({ value: `${agency.id}:${id}`, label: name }))}
      value={search.campaign ?? null}
      onChange={value => onChange({ campaign: value ?? undefined, by: value === null ? undefined : 'phase' })}
    />
  )
}

/** What to take where no book of a kind tells. */
function Assumptions({ search, onChange }: FieldProps): ReactNode {
  const { money: text } = useMessages()
  const fields = ['pagesPerBook', 'recordsPerBook'] as const
  const set = fields.some(field => search[field] !== undefined)
  return (
    <Popover trapFocus withArrow width={280}>
      <Popover.Target>
        <Button
          variant={set ? 'light' : 'default'}
          leftSection={<IconAdjustments size={17} aria-hidden="true" />}
        >
          {text.assume}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.assume}>
        <p>{text.assumeHint}</p>
        {fields.map(field => (
          <NumberInput
            key={field}
            label={text[field]}
            min={1}
            max={10_000}
            allowNegative={false}
            hideControls
            value={search[field] ?? ''}
            onChange={value =>
              onChange({ [field]: typeof value === 'number' && value > 0 ? value : undefined })
            }
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}

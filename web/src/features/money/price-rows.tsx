import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { paperSizes } from '../../../../src/inventory/paper/schema.ts'
import { nameOfPrice, otherSize, stepTexts, unitTexts } from '../../../../src/plan/money/money-texts.ts'
import { moneySteps, priceUnits } from '../../../../src/plan/money/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './money.module.css'
import type { PriceRow } from './price-draft.ts'

interface PriceRowsProps {
  readonly rows: readonly PriceRow[]
  readonly onChange: (key: number, change: Partial<PriceRow>) => void
  readonly onRemove: (key: number) => void
}

/** The prices of a list as a table to type into. */
export function PriceRows({ rows, onChange, onRemove }: PriceRowsProps): ReactNode {
  const { money } = useMessages()
  const { prices: text } = money
  const heads = [money.step, money.unit, text.paperSize, text.upToChars, money.kind, text.label, text.amount]
  return (
    <section>
      <p className="soft">{text.rowsHint}</p>
      <ScrollRegion label={text.rows} className={plain.scroller}>
        <table className={`${plain.table} ${classes.rows}`}>
          <thead>
            <tr>
              {heads.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Row
                key={row.key}
                row={row}
                number={at + 1}
                onChange={change => onChange(row.key, change)}
                onRemove={() => onRemove(row.key)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

interface RowProps {
  readonly row: PriceRow
  readonly number: number
  readonly onChange: (change: Partial<PriceRow>) => void
  readonly onRemove: () => void
}

function Row({ row, number, onChange, onRemove }: RowProps): ReactNode {
  const { money } = useMessages()
  const { prices: text } = money
  const { language } = useLanguage()
  const label = (name: string) => ({ 'aria-label': text.cell(name, number), size: 'xs' as const })
  return (
    <tr>
      <td>
        <Select
          {...label(money.step)}
          w={206}
          allowDeselect={false}
          data={moneySteps.map(value => ({ value, label: stepTexts[value][language] }))}
          value={row.step}
          onChange={value => onChange({ step: moneySteps.find(each => each === value) ?? row.step })}
        />
      </td>
      <td>
        <Select
          {...label(money.unit)}
          w={92}
          allowDeselect={false}
          data={priceUnits.map(value => ({ value, label: unitTexts[value][language] }))}
          value={row.unit}
          onChange={value => onChange({ unit: priceUnits.find(each => each === value) ?? row.unit })}
        />
      </td>
      <td>
        <Select
          {...label(text.paperSize)}
          w={96}
          clearable
          disabled={row.unit !== 'page'}
          placeholder={text.anySize}
          data={paperSizes.map(value => ({ value, label: value === 'other' ? otherSize[language] : value }))}
          value={row.paperSize}
          onChange={value => onChange({ paperSize: paperSizes.find(each => each === value) ?? null })}
        />
      </td>
      <td>
        <NumberInput
          {...label(text.upToChars)}
          w={96}
          hideControls
          allowNegative={false}
          allowDecimal={false}
          disabled={row.unit !== 'field'}
          placeholder={text.anyLength}
          value={row.upToChars ?? ''}
          onChange={value => onChange({ upToChars: typeof value === 'number' && value > 0 ? value : null })}
        />
      </td>
      <td>
        <Select
          {...label(money.kind)}
          w={140}
          clearable
          placeholder={text.anyKind}
          data={kinds.map(({ code }) => ({ value: code, label: kindShortName(code, language) }))}
          value={row.kind}
          onChange={kind => onChange({ kind })}
        />
      </td>
      <td>
        <TextInput
          {...label(text.label)}
          w={176}
          placeholder={nameOfPrice({ ...row, amountVnd: 0, label: '' }, language)}
          value={row.label}
          onChange={event => onChange({ label: event.currentTarget.value })}
        />
      </td>
      <td>
        <NumberInput
          {...label(text.amount)}
          w={104}
          hideControls
          allowNegative={false}
          allowDecimal={false}
          thousandSeparator="."
          decimalSeparator=","
          value={row.amount ?? ''}
          onChange={value => onChange({ amount: typeof value === 'number' ? value : null })}
        />
      </td>
      <td>
        <ActionIcon variant="subtle" color="gray" aria-label={text.removeRow(number)} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      </td>
    </tr>
  )
}

import { Select, type SelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Periods } from '../../../../../src/inventory/periods/schema.ts'
import type { Language } from '../../../../../src/register/text.ts'
import { useLanguage } from '../../../messages/language.tsx'
import { usePeriods } from './calls.ts'

/** What a period is called; a key that no scheme has any more stands for itself. */
export function periodName(periods: Periods | undefined, key: string, language: Language): string {
  for (const { periods: of } of periods?.schemes ?? [])
    for (const period of of) if (period.key === key) return period.name[language]
  return key
}

interface PeriodSelectProps extends Omit<SelectProps<string>, 'data'> {
  /** Choices before the periods. */
  readonly before?: readonly { readonly value: string; readonly label: string }[]
}

/** Chooses one of the periods of the schemes in force; the value's own too, if its scheme is not. */
export function PeriodSelect({ before = [], ...rest }: PeriodSelectProps): ReactNode {
  const { language } = useLanguage()
  const periods = usePeriods()
  const inForce = new Set(Object.values(periods.data?.inForce ?? {}))
  const schemes = (periods.data?.schemes ?? []).filter(
    ({ id, periods: of }) => inForce.has(id) || of.some(({ key }) => key === rest.value),
  )
  return (
    <Select
      {...rest}
      data={[
        ...before,
        ...schemes.map(scheme => ({
          group: scheme.name[language],
          items: scheme.periods.map(({ key, name }) => ({ value: key, label: name[language] })),
        })),
      ]}
    />
  )
}

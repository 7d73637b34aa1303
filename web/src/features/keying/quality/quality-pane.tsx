import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { explain, headline } from '../../../../../src/keying/kernel/residual/explain.ts'
import {
  errorKindTexts,
  fieldTypeTexts,
  formatPerThousand,
} from '../../../../../src/keying/kernel/residual/texts.ts'
import { errorKinds, type Quality, qualitySchema } from '../../../../../src/keying/quality/schema.ts'
import type { FieldType } from '../../../../../src/register/field.ts'
import { findKind } from '../../../../../src/register/kind.ts'
import { call } from '../../../api/client.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { type BookId, keyingKey } from '../calls.ts'
import keying from '../keying.module.css'
import classes from './quality.module.css'

interface QualityPaneProps {
  readonly id: BookId
  readonly kind: string
}

/** How well a book is keyed, in words for whoever accepts it; below, by type and by field. */
export function QualityPane({ id, kind }: QualityPaneProps): ReactNode {
  const { keyingQuality: text } = useMessages()
  const { language } = useLanguage()
  const path = `/api/books/${id.agency}/${id.book}/keying/quality`
  const quality = useQuery({
    queryKey: [...keyingKey(id), 'quality'],
    queryFn: ({ signal }) => call(qualitySchema, path, { signal }),
  })
  if (quality.isPending) return <Loading />
  if (quality.isError) return <Failed problem={quality.error} onRetry={() => void quality.refetch()} />
  const { entries } = quality.data
  const count = (n: number) => formatCount(n, language)
  return (
    <div className={keying.pane}>
      <div className={classes.head}>
        <div>
          <p className={classes.headline}>{headline(quality.data, language)}</p>
          <p className="soft">{text.finished(count(entries.finished), count(entries.all))}</p>
        </div>
        <Button
          component="a"
          href={`${path}.xlsx`}
          size="sm"
          variant="default"
          leftSection={<IconFileSpreadsheet size={17} aria-hidden="true" />}
        >
          {text.workbook}
        </Button>
      </div>
      {quality.data.evidence.fields > 0 && (
        <>
          <section className={classes.how}>
            <h2>{text.how}</h2>
            <ul>
              {explain(quality.data, language).map(sentence => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
          <TypeTable quality={quality.data} />
          <FieldTable quality={quality.data} kind={kind} />
        </>
      )}
    </div>
  )
}

function TypeTable({ quality: { types } }: { readonly quality: Quality }): ReactNode {
  const { keyingQuality: text } = useMessages()
  const { language } = useLanguage()
  const per = (value: number) => formatPerThousand(value, language)
  return (
    <section>
      <h2>{text.byType}</h2>
      <ScrollRegion label={text.byType} className={`${classes.scroll} ${classes.narrow}`}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{text.type}</th>
              <th scope="col" className="number">
                {text.fields}
              </th>
              <th scope="col" className="number">
                {text.estimate}
              </th>
            </tr>
          </thead>
          <tbody>
            {types.map(({ type, fields, estimate }) => (
              <tr key={type}>
                <th scope="row">{fieldTypeTexts[type as FieldType][language]}</th>
                <td className="number">{formatCount(fields, language)}</td>
                <td className="number">
                  {estimate === null ? (
                    <span className="soft">{text.unmeasured}</span>
                  ) : (
                    <>
                      <strong>{per(estimate.perThousand)}</strong>{' '}
                      <span className="soft">
                        (
                        {estimate.high === null
                          ? text.atLeast
                          : text.range(per(estimate.low), per(estimate.high))}
                        )
                      </span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

/** Only fields of which something is known to have been wrong, or that were compared. */
function FieldTable({ quality, kind }: { readonly quality: Quality; readonly kind: string }): ReactNode {
  const { keyingQuality: text } = useMessages()
  const { language } = useLanguage()
  const labels = new Map(findKind(kind)?.fields.map(({ id, label }) => [id, label[language]]))
  const known = quality.fields.filter(({ twice, gold }) => twice > 0 || gold.measured > 0)
  const count = (n: number) => (n === 0 ? '–' : formatCount(n, language))
  if (known.length === 0) return <p className="soft">{text.noFields}</p>
  return (
    <section>
      <h2>{text.byField}</h2>
      <ScrollRegion label={text.byField} className={classes.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              {[text.twice, text.first, text.second, text.both, text.gold].map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{text.kinds}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ field, twice, faults, gold, kinds }) => (
              <tr key={field}>
                <th scope="row">{labels.get(field) ?? field}</th>
                <td className="number">{count(twice)}</td>
                <td className="number">{count(faults.first)}</td>
                <td className="number">{count(faults.second)}</td>
                <td className="number">{count(faults.both)}</td>
                <td className="number">
                  {gold.measured === 0
                    ? '–'
                    : text.ofMeasured(
                        formatCount(gold.wrong, language),
                        formatCount(gold.measured, language),
                      )}
                </td>
                <td className={classes.kinds}>
                  {errorKinds
                    .flatMap(each =>
                      kinds[each] === undefined ? [] : `${errorKindTexts[each][language]} ${kinds[each]}`,
                    )
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

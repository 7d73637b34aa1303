import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { listRelations } from '../../../../../src/register/record-relations.ts'
import type { Language } from '../../../../../src/register/text.ts'
import type { Hit, RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { findOthers, linkRecords, refreshRecord } from './calls.ts'
import classes from './record.module.css'

/** Finds another record by its number and year (or a name), and says how the two are related. */
export function LinkForm({
  record,
  onDone,
}: {
  readonly record: RecordView
  readonly onDone: () => void
}): ReactNode {
  const { record: text, registry, common } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<readonly Hit[] | null>(null)
  const [other, setOther] = useState<Hit | null>(null)
  const [relation, setRelation] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const relations = other === null ? [] : listWays(record.kind, other.kind, language)

  const act = async (run: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await run()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '') return
    void act(async () => {
      const found = await findOthers(words)
      setHits(found.filter(hit => hit.record !== record.id))
      setOther(null)
    })
  }
  const choose = (hit: Hit) => {
    setOther(hit)
    setRelation(listWays(record.kind, hit.kind, language)[0]?.value ?? '')
  }
  const save = () =>
    act(async () => {
      const [code = '', acts] = relation.split(' ')
      if (other === null || code === '') return
      const place = { agencyId: other.agencyId, id: other.record }
      await linkRecords(record, { relation: code, acts: acts === 'acts', other: place })
      onDone()
      await refreshRecord(queryClient, record)
    })
  return (
    <div className={classes.linkForm}>
      <form onSubmit={find} className={classes.pair}>
        <TextInput
          autoFocus
          label={text.findOther}
          description={text.findOtherHint}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={200}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy && other === null}>
          {registry.search}
        </Button>
      </form>
      {hits !== null && hits.length === 0 && <p role="status">{registry.noResultsTitle}</p>}
      {hits !== null && hits.length > 0 && (
        <ul className={classes.plain} aria-label={registry.resultList}>
          {hits.map(hit => (
            <li key={hit.record}>
              <label className={classes.choice}>
                <input
                  type="radio"
                  name="other-record"
                  checked={other?.record === hit.record}
                  onChange={() => choose(hit)}
                />
                <span>
                  {kindShortName(hit.kind, language)} · {registry.entryNumber(hit.number, hit.year)} ·{' '}
                  {hit.name} <span className="soft">· {hit.agencyName}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {other !== null && (
        <NativeSelect
          label={text.relation}
          data={relations}
          value={relation}
          onChange={event => setRelation(event.currentTarget.value)}
        />
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.foot}>
        <Button onClick={() => void save()} disabled={other === null} loading={busy && other !== null}>
          {text.link}
        </Button>
        <Button variant="subtle" onClick={onDone} disabled={busy}>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}

/** The ways two records may be related, in the words of the first; what the other does to it is said in its own words. */
function listWays(kind: string, other: string, language: Language): { value: string; label: string }[] {
  const forward = listRelations(kind, other).map(({ code, forward: words }) => ({
    value: `${code} acts`,
    label: words[language],
  }))
  const backward = listRelations(other, kind)
    .filter(({ code }) => code !== 'concerns')
    .map(({ code, backward: words }) => ({ value: `${code} bears`, label: words[language] }))
  const plain = forward.filter(({ value }) => value.startsWith('concerns'))
  return [...forward.filter(way => !plain.includes(way)), ...backward, ...plain]
}

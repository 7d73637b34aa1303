import { Button, Progress } from '@mantine/core'
import { IconFileSpreadsheet, IconFileUpload, IconFileZip } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { useDrop } from '../../ui/use-drop.ts'
import { useSession } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { takeHandedFiles } from './alone/handed-files.ts'
import { uploadPackage } from './calls.ts'
import { ChosenFile } from './chosen-file.tsx'
import classes from './new-package.module.css'
import { packageFiles, pickFiles, recogniseBook } from './pick-files.ts'

/** Sending a book's two files to be checked. */
export function NewPackagePage(): ReactNode {
  const messages = useMessages()
  const text = messages.checking
  const { language } = useLanguage()
  const { data: session } = useSession()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [agencyId, setAgencyId] = useState<string | null>(session?.account.agency.id ?? null)
  const [handed] = useState(takeHandedFiles)
  const [xlsx, setXlsx] = useState<File | null>(handed?.xlsx ?? null)
  const [zip, setZip] = useState<File | null>(handed?.zip ?? null)
  const [refused, setRefused] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [stopped, setStopped] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const stopper = useRef<AbortController | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const take = (files: readonly File[]) => {
    const picked = pickFiles(files)
    if (picked.xlsx !== null) setXlsx(picked.xlsx)
    if (picked.zip !== null) setZip(picked.zip)
    setRefused(picked.refused)
    setStopped(false)
  }
  const drop = useDrop(take)
  const { book, differ } = recogniseBook(xlsx, zip)
  const sending = share !== null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (xlsx === null || agencyId === null || sending) return
    const control = new AbortController()
    stopper.current = control
    setProblem(null)
    setStopped(false)
    setShare(0)
    try {
      const sent = await uploadPackage({ agencyId, xlsx, zip }, setShare, control.signal)
      void queryClient.invalidateQueries({ queryKey: ['packages'] })
      await navigate({
        to: '/packages/$agency/$package',
        params: { agency: agencyId, package: sent.id },
      })
    } catch (cause) {
      if (cause instanceof ApiProblem && cause.code === 'client.cancelled') setStopped(true)
      else setProblem(cause)
    } finally {
      setShare(null)
    }
  }
  return (
    <Page title={text.newTitle} below={<div className="soft">{text.newHint}</div>}>
      <form className={classes.form} onSubmit={event => void submit(event)} noValidate>
        <AgencySelect
          label={text.agency}
          withAsterisk
          value={agencyId}
          onChange={setAgencyId}
          disabled={sending}
          error={tried && agencyId === null ? text.needAgency : undefined}
        />
        <div className={classes.drop} data-over={drop.over || undefined} {...drop.handlers}>
          <IconFileUpload size={36} stroke={1.3} aria-hidden="true" />
          <span>{text.drop}</span>
          <input
            ref={input}
            type="file"
            accept={packageFiles}
            multiple
            hidden
            aria-label={text.pick}
            onChange={event => {
              take([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
          <Button variant="default" onClick={() => input.current?.click()} disabled={sending}>
            {text.pick}
          </Button>
        </div>
        {refused.length > 0 && (
          <p role="alert" className={classes.fault}>
            {text.notThese(refused.join(', '))}
          </p>
        )}
        <ChosenFile
          icon={<IconFileSpreadsheet size={22} stroke={1.5} />}
          label={text.xlsx}
          file={xlsx}
          onRemove={sending ? undefined : () => setXlsx(null)}
        />
        <ChosenFile
          icon={<IconFileZip size={22} stroke={1.5} />}
          label={text.zip}
          file={zip}
          onRemove={sending ? undefined : () => setZip(null)}
        />
        {tried && xlsx === null && (
          <p role="alert" className={classes.fault}>
            {text.needXlsx}
          </p>
        )}
        {xlsx !== null && zip === null && <p className={classes.note}>{text.zipOptional}</p>}
        {differ && (
          <p role="alert" className={classes.fault}>
            {text.differ}
          </p>
        )}
        {(xlsx !== null || zip !== null) && !differ && (
          <p className={book === undefined ? classes.note : classes.good} role="status">
            {book === undefined
              ? text.notRecognised
              : text.recognised(kindName(book.kind, language), book.year, book.volume)}
          </p>
        )}
        {problem !== null && <Failed problem={problem} />}
        {stopped && <p role="status">{text.stopped}</p>}
        {sending ? (
          <div className={classes.sending}>
            <div role="status">{share < 1 ? text.sending(Math.floor(share * 100)) : text.sent}</div>
            <Progress
              value={share * 100}
              striped={share === 1}
              animated={share === 1}
              aria-label={text.newTitle}
            />
            <Button variant="default" onClick={() => stopper.current?.abort()}>
              {text.stop}
            </Button>
          </div>
        ) : (
          <div>
            <Button type="submit" size="md" leftSection={<IconFileUpload size={18} />}>
              {text.send}
            </Button>
          </div>
        )}
      </form>
    </Page>
  )
}

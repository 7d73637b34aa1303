import { type ReactNode, useEffect, useState } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { type PreviewInput, type RecordOfExtract, usePreview } from './calls.ts'
import classes from './extracts.module.css'

interface PreviewProps {
  readonly place: RecordOfExtract
  readonly input: PreviewInput | null
}

/** The paper as it would be issued, with a word across it. */
export function Preview({ place, input }: PreviewProps): ReactNode {
  const { extracts: text } = useMessages()
  const preview = usePreview(place, input)
  const [address, setAddress] = useState<string | null>(null)
  const { data } = preview
  useEffect(() => {
    if (data === undefined) return
    const made = URL.createObjectURL(data)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (preview.isError) return <Failed problem={preview.error} onRetry={() => void preview.refetch()} />
  return (
    <>
      <p className={classes.sheetHint}>{text.previewHint}</p>
      {address === null ? (
        <Loading lines={6} />
      ) : (
        <iframe src={`${address}#view=FitH&navpanes=0`} title={text.preview} className={classes.paper} />
      )}
    </>
  )
}

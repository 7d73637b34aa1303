import type { ReactNode } from 'react'
import { useMessages } from '../messages/language.ts'

/** The phone's own camera app, or pictures it took before: where the page can't open the camera itself, and beside it. */
export function PictureInputs({ onFiles }: { onFiles(files: readonly File[]): void }): ReactNode {
  const { camera: text } = useMessages()
  const read = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  return (
    <div className="inputs">
      <label className="button">
        {text.byApp}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          onChange={event => read(event.currentTarget)}
        />
      </label>
      <label className="button">
        {text.fromPhone}
        {/* By naming JPEG, iPhones convert their own format. */}
        <input
          type="file"
          accept="image/jpeg,image/png"
          multiple
          onChange={event => read(event.currentTarget)}
        />
      </label>
    </div>
  )
}

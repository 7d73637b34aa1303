import type { ReactNode } from 'react'
import { useMessages } from '../messages/language.ts'
import { PictureInputs } from './picture-inputs.tsx'
import type { Settings } from './use-settings.ts'

interface CameraOptionsProps {
  readonly settings: Settings
  change(changed: Partial<Settings>): void
  onFiles(files: readonly File[]): void
  onClose(): void
}

/** What may be set about taking pictures. */
export function CameraOptions({ settings, change, onFiles, onClose }: CameraOptionsProps): ReactNode {
  const { camera: text, close } = useMessages()
  return (
    <section className="options" aria-label={text.settings}>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.isAutomatic}
          onChange={event => change({ isAutomatic: event.currentTarget.checked })}
        />
        <span>
          {text.automatic} <small>{text.automaticHint}</small>
        </span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={settings.remindsHands}
          onChange={event => change({ remindsHands: event.currentTarget.checked })}
        />
        <span>
          {text.hands} <small>{text.handsHint}</small>
        </span>
      </label>
      <PictureInputs onFiles={onFiles} />
      <button type="button" className="main" onClick={onClose}>
        {close}
      </button>
    </section>
  )
}

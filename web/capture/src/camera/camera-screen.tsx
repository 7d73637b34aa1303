import { type ReactNode, useRef, useState } from 'react'
import { EndedNotice } from '../../../offline/account/ended-notice.tsx'
import type { BookProps } from '../books/book-props.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import { SendingLine } from '../sending/sending-line.tsx'
import type { Advice } from '../sheet/advise.ts'
import type { Bytes } from '../store/pictures.ts'
import { CameraControls } from './camera-controls.tsx'
import { CameraNotices } from './camera-notices.tsx'
import { CameraOptions } from './camera-options.tsx'
import { PictureInputs } from './picture-inputs.tsx'
import { useAutomatic } from './use-automatic.ts'
import { useCamera } from './use-camera.ts'
import { useSettings } from './use-settings.ts'
import { useShutter } from './use-shutter.ts'
import { useShutterKeys } from './use-shutter-keys.ts'
import { useLowSpace } from './use-space.ts'
import { Viewfinder } from './viewfinder.tsx'

/** Taking the pictures of a book, one after the other. `again`: the picture that the next one replaces. */
export function CameraScreen(props: BookProps & { readonly again: string | null }): ReactNode {
  const { account, known, book, title, pictures, setAgain } = props
  const messages = useMessages()
  const text = messages.camera
  const { state, retry } = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const [advice, setAdvice] = useState<Advice>('none')
  const [settings, changeSettings] = useSettings()
  const [isChoosing, setChoosing] = useState(false)
  const shutter = useShutter({ account: known.id, agency: book.agency, book: book.id })
  const lowMegabytes = useLowSpace(pictures.length)
  const last = pictures.at(-1)
  const replaced = pictures.find(it => it.id === props.again)
  const number = replaced === undefined ? (last?.position ?? -1) + 2 : replaced.position + 1

  const take = async (source: () => Promise<Bytes>, at = number) => {
    const isSaved = await shutter.press(source, at, replaced?.id ?? null)
    if (isSaved) setAgain(null)
    return isSaved
  }
  const press = async () => {
    const { current } = video
    return state.is === 'on' && current !== null && take(() => state.camera.takePicture(current))
  }
  const takeFiles = async (files: readonly File[]) => {
    setChoosing(false)
    let at = number
    for (const file of replaced === undefined ? files : files.slice(0, 1)) {
      if (!(await take(async () => ({ blob: file, name: file.name }), at))) return
      at++
    }
  }
  useShutterKeys(press)
  useAutomatic(settings.isAutomatic && !isChoosing && state.is === 'on', advice, press)

  return (
    <div className="camera">
      <header>
        <a className="button" href={formatScreen({ view: 'books' })} aria-label={messages.back}>
          ‹
        </a>
        <div>
          <p className="heading">{title}</p>
          <SendingLine pictures={pictures} sender={account.sender} isEnded={account.isEnded} />
        </div>
        <p className="counter">{text.number(number)}</p>
      </header>
      <main>
        <h1 className="visually-hidden">{`${messages.title}: ${title}`}</h1>
        {state.is === 'on' && <Viewfinder camera={state.camera} video={video} onAdvice={setAdvice} />}
        {state.is === 'starting' && <p className="stage">{text.starting}</p>}
        {state.is === 'off' && (
          <div className="stage">
            <p role="alert">{text[state.reason]}</p>
            <PictureInputs onFiles={files => void takeFiles(files)} />
            {state.reason !== 'insecure' && (
              <button type="button" onClick={retry}>
                {messages.retry}
              </button>
            )}
          </div>
        )}
        <div className="floating">
          {account.isEnded && <EndedNotice onSignedIn={account.enter} />}
          <CameraNotices
            pressed={shutter.pressed}
            blurred={shutter.blurred}
            retaking={replaced === undefined ? null : replaced.position + 1}
            lowMegabytes={lowMegabytes}
            onRetake={id => {
              shutter.forgetBlurred()
              setAgain(id)
            }}
            onKeepOld={() => setAgain(null)}
            onKeepBlurred={shutter.forgetBlurred}
          />
        </div>
      </main>
      {isChoosing ? (
        <CameraOptions
          settings={settings}
          change={changeSettings}
          onFiles={files => void takeFiles(files)}
          onClose={() => setChoosing(false)}
        />
      ) : (
        <CameraControls
          {...{ book, pictures, number, settings, changeSettings }}
          camera={state.is === 'on' ? state.camera : null}
          isBusy={shutter.isBusy}
          onPress={press}
          onRetake={setAgain}
          onOptions={() => setChoosing(true)}
        />
      )}
    </div>
  )
}

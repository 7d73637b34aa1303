import type { Bytes } from '../store/pictures.ts'

/** Why there is no camera. `insecure`: browsers give none to a page without https. */
export class CameraProblem extends Error {
  override readonly name = 'CameraProblem'
  readonly reason: 'insecure' | 'denied' | 'busy' | 'none'

  constructor(reason: CameraProblem['reason'], cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** The phone's camera, looking. */
export interface Camera {
  readonly stream: MediaStream
  /** null where the lamp can't be switched from a page. */
  readonly setTorch: ((isOn: boolean) => Promise<void>) | null
  /** The picture as the sensor gives it, else the largest frame of the video. */
  takePicture(video: HTMLVideoElement): Promise<Bytes>
  close(): void
}

// Sensors are 4:3. With photographs of its own (ImageCapture) the video is only looked at; without, it is the picture.
const preview = { width: { ideal: 1920 }, height: { ideal: 1440 } }
const largest = { width: { ideal: 4096 }, height: { ideal: 3072 } }
const photoTimeoutMs = 8_000

/** What TypeScript's browser types do not know yet (W3C Image Capture). */
interface PhotoTaker {
  takePhoto(settings?: { imageWidth?: number; imageHeight?: number }): Promise<Blob>
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; imageHeight?: { max: number } }>
}
type PhotoTakerMaker = new (track: MediaStreamTrack) => PhotoTaker

/** Opens the camera on the back. Throws `CameraProblem`. */
export async function openCamera(): Promise<Camera> {
  if (!window.isSecureContext) throw new CameraProblem('insecure')
  if (navigator.mediaDevices === undefined) throw new CameraProblem('none')
  const taker = 'ImageCapture' in window ? (window.ImageCapture as PhotoTakerMaker) : undefined
  const stream = await openStream(taker === undefined ? largest : preview)
  const [track] = stream.getVideoTracks()
  if (track === undefined) throw new CameraProblem('none')
  let photos = taker && new taker(track)
  return {
    stream,
    setTorch: 'torch' in track.getCapabilities() ? isOn => switchTorch(track, isOn) : null,
    async takePicture(video) {
      const photo = photos && (await takePhoto(photos))
      if (photo !== undefined) return { blob: photo, name: nameFor(photo) }
      if (photos !== undefined) {
        // This phone promises photographs and gives none: from now on the video has to be large.
        photos = undefined
        await track.applyConstraints(largest).catch(() => undefined) // it stays as it is
      }
      const frame = await takeFrame(video)
      return { blob: frame, name: nameFor(frame) }
    },
    close: () => track.stop(),
  }
}

async function openStream(size: typeof largest): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, ...size },
    })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new CameraProblem('denied', error)
    throw new CameraProblem(name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none', error)
  }
}

async function switchTorch(track: MediaStreamTrack, isOn: boolean): Promise<void> {
  const torch: MediaTrackConstraintSet & { torch: boolean } = { torch: isOn }
  await track.applyConstraints({ advanced: [torch] })
}

async function takePhoto(photos: PhotoTaker): Promise<Blob | undefined> {
  try {
    return await Promise.race([takeLargest(photos), fail(photoTimeoutMs)])
  } catch {
    return undefined // some phones can't; the video's frame is taken instead
  }
}

async function takeLargest(photos: PhotoTaker): Promise<Blob> {
  const { imageWidth, imageHeight } = await photos.getPhotoCapabilities()
  if (imageWidth === undefined || imageHeight === undefined) return photos.takePhoto()
  return photos.takePhoto({ imageWidth: imageWidth.max, imageHeight: imageHeight.max })
}

const fail = (afterMs: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too slow')), afterMs)
  })

function takeFrame(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => {
        if (blob === null) reject(new Error('no frame'))
        else resolve(blob)
      },
      'image/jpeg',
      0.92,
    )
  })
}

/** By the phone's clock: chup-20270219-081502-730.jpg. */
function nameFor({ type }: Blob): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  const millis = String(now.getMilliseconds()).padStart(3, '0')
  return `chup-${day}-${time}-${millis}.${type === 'image/png' ? 'png' : 'jpg'}`
}

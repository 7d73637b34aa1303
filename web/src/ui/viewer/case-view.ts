/** Part of a page or of a case, as shares of its width and height. */
export interface Shares {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A length on the screen or in a picture, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** How a picture lies in its frame: `scale` screen pixels for one of the picture, its left upper corner at x, y of the frame. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

const whole: Shares = { left: 0, top: 0, width: 1, height: 1 }
/** What stands around a field is seen with it: the line it is on, and the print beside it. */
const marginPx = 24
/** How much larger than the whole part a field is shown: few steps, so that the hand keeps its size from field to field, as far as it can. */
const zoomSteps = [1, 1.4, 1.9]

/** The part of the page that shares of a case's part mean. */
export function withinPart(part: Shares | null, place: Shares): Shares {
  const { left, top, width, height } = part ?? whole
  return {
    left: left + place.left * width,
    top: top + place.top * height,
    width: place.width * width,
    height: place.height * height,
  }
}

/** The scale at which a part of a picture is as wide as the frame; a low part does not grow out of it. */
export function fitScale(picture: Size, part: Shares | null, frame: Size): number {
  const { width, height } = part ?? whole
  const byWidth = frame.width / (width * picture.width)
  const byHeight = frame.height / (height * picture.height)
  // A page is read from top to bottom: its width is what has to be seen. The row of a ledger would be blown up, though.
  return Math.min(byWidth, Math.max(byHeight, frame.width / picture.width))
}

/** The whole part, as wide as the frame, from its top on. */
export function viewOfPart(picture: Size, part: Shares | null, frame: Size): View {
  const { left, top, width, height } = part ?? whole
  const scale = fitScale(picture, part, frame)
  const room = frame.height - height * picture.height * scale
  return keepInside(
    {
      scale,
      x: (frame.width - width * picture.width * scale) / 2 - left * picture.width * scale,
      y: Math.max(0, room / 2) - top * picture.height * scale,
    },
    picture,
    frame,
  )
}

/**
 * Where the picture goes for a field: it is enlarged by few steps, keeps its scale while the field is seen well at it, and moves only when the field is
 * not in the middle of the frame. `now`: how it lies at present.
 */
export function viewOfPlace(
  picture: Size,
  part: Shares | null,
  place: Shares,
  frame: Size,
  now: View | null,
): View {
  const fit = fitScale(picture, part, frame)
  const box = withinPart(part, place)
  const most = Math.min(
    (frame.width - 2 * marginPx) / (box.width * picture.width),
    (frame.height - 2 * marginPx) / (box.height * picture.height),
  )
  const best = Math.max(fit, ...zoomSteps.map(step => step * fit).filter(scale => scale <= most))
  const keeps = now !== null && now.scale <= Math.max(best, fit) * 1.01 && now.scale >= best / 1.41
  const scale = keeps ? now.scale : best
  const field = {
    left: box.left * picture.width * scale,
    top: box.top * picture.height * scale,
    width: box.width * picture.width * scale,
    height: box.height * picture.height * scale,
  }
  const x = keeps ? now.x : null
  const y = keeps ? now.y : null
  return keepInside(
    {
      scale,
      x: moved(x, field.left, field.width, frame.width, marginPx),
      y: moved(y, field.top, field.height, frame.height, frame.height * 0.25),
    },
    picture,
    frame,
  )
}

/** An offset at which a field stands inside the margins: that of before when it does already, else with the field in the middle. */
function moved(now: number | null, at: number, size: number, room: number, margin: number): number {
  const clear = Math.min(margin, Math.max(0, (room - size) / 2))
  if (now !== null && at + now >= clear - 0.5 && at + size + now <= room - clear + 0.5) return now
  return (room - size) / 2 - at
}

/** No empty frame beside a picture that would fill it. */
function keepInside({ scale, x, y }: View, picture: Size, frame: Size): View {
  return {
    scale,
    x: inside(x, picture.width * scale, frame.width),
    y: inside(y, picture.height * scale, frame.height),
  }
}

function inside(offset: number, size: number, room: number): number {
  return size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, offset))
}

/** The picture moved by hand, as shares of the frame. */
export function pan(view: View, right: number, down: number, picture: Size, frame: Size): View {
  const moved = { ...view, x: view.x - right * frame.width, y: view.y - down * frame.height }
  return keepInside(moved, picture, frame)
}

/** The picture enlarged by hand around the middle of the frame, or around a point of it. */
export function zoom(
  view: View,
  factor: number,
  picture: Size,
  frame: Size,
  at = { x: frame.width / 2, y: frame.height / 2 },
): View {
  const least = Math.min(frame.width / picture.width, frame.height / picture.height)
  const scale = Math.min(Math.max(view.scale * factor, least), 4)
  const grown = scale / view.scale
  return keepInside(
    { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown },
    picture,
    frame,
  )
}

import type { RefObject } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import type { DeepZoomControls } from '../../../ui/viewer/deep-zoom.tsx'
import type { Keys } from './review-keys.ts'
import { isCorrectable } from './scope.ts'
import type { Edit } from './use-edit.ts'
import type { Review } from './use-review.ts'

const littleDeg = 0.1
const fastSteps = 10
const fastFoldSteps = 8
const closer = 1.4

/** Everything a key or a button of the review does to the picture that is shown. */
export function useActs(review: Review, edit: Edit) {
  const { review: text } = useMessages()
  const { current } = review
  const when = (act: (capture: NonNullable<typeof current>) => void) => () => {
    if (current !== undefined && isCorrectable(current)) act(current)
    else review.setNotice({ text: text.nothingToCorrect, isProblem: true })
  }
  return {
    right: when(() => review.propose({ kind: 'turn', deg: 90 })),
    left: when(() => review.propose({ kind: 'turn', deg: 270 })),
    round: when(() => review.propose({ kind: 'turn', deg: 180 })),
    clockwise: when(() => review.propose({ kind: 'straighten', deg: littleDeg })),
    anticlockwise: when(() => review.propose({ kind: 'straighten', deg: -littleDeg })),
    clockwiseFast: when(() => review.propose({ kind: 'straighten', deg: littleDeg * fastSteps })),
    anticlockwiseFast: when(() => review.propose({ kind: 'straighten', deg: -littleDeg * fastSteps })),
    whole: when(() => review.propose({ kind: 'whole' })),
    uncropped: when(() => review.propose({ kind: 'uncropped' })),
    tone: when(({ recipes: [first] }) =>
      review.propose({ kind: 'tone', tone: first?.tone === 'original' ? 'flattened' : 'original' }),
    ),
    automatic: when(() => review.propose({ kind: 'automatic' })),
    corners: edit.startCorners,
    split: edit.startSplit,
  }
}
export type Acts = ReturnType<typeof useActs>

/** Which key does what, by what is being done. */
export function listKeys(
  review: Review,
  edit: Edit,
  acts: Acts,
  zoom: RefObject<DeepZoomControls | null>,
  showHelp: () => void,
): Keys {
  const { mode, view, isForMany, isDone } = review
  const help = { '?': showHelp }
  if (mode === 'corners') {
    const points = edit.outline?.points.length ?? 0
    const choose = Array.from({ length: points }, (_, index) => [
      String(index + 1),
      () => edit.setPoint(index),
    ])
    return {
      ...help,
      ...Object.fromEntries(choose),
      ArrowLeft: () => edit.nudge(-1, 0),
      ArrowRight: () => edit.nudge(1, 0),
      ArrowUp: () => edit.nudge(0, -1),
      ArrowDown: () => edit.nudge(0, 1),
      'Shift+ArrowLeft': () => edit.nudge(-fastSteps, 0),
      'Shift+ArrowRight': () => edit.nudge(fastSteps, 0),
      'Shift+ArrowUp': () => edit.nudge(0, -fastSteps),
      'Shift+ArrowDown': () => edit.nudge(0, fastSteps),
      Enter: edit.finish,
      c: edit.finish,
      Escape: review.drop,
    }
  }
  const scope = {
    '1': () => review.chooseScope('this'),
    '2': () => review.chooseScope('every-other'),
    '3': () => review.chooseScope('following'),
  }
  if (mode === 'split')
    return {
      ...help,
      ...scope,
      ArrowLeft: () => edit.shiftFold(-1),
      ArrowRight: () => edit.shiftFold(1),
      ArrowUp: () => edit.shiftFold(0, -1),
      ArrowDown: () => edit.shiftFold(0, 1),
      'Shift+ArrowLeft': () => edit.shiftFold(-fastFoldSteps),
      'Shift+ArrowRight': () => edit.shiftFold(fastFoldSteps),
      Enter: edit.finish,
      s: edit.finish,
      Escape: review.drop,
    }
  const toggleZoom = () => review.setMode(mode === 'zoom' ? 'look' : 'zoom')
  const zoomBy = (factor: number) => () => {
    if (mode === 'zoom') zoom.current?.zoomBy(factor)
    else review.setMode('zoom')
  }
  const agree = isForMany ? review.send : review.approve
  return {
    ...help,
    ...scope,
    ...(isDone ? {} : { Enter: agree, Space: agree }),
    ArrowLeft: () => review.step(-1),
    ArrowRight: () => review.step(1),
    k: () => review.step(-1),
    j: () => review.step(1),
    Home: () => review.goToEnd(false),
    End: () => review.goToEnd(true),
    o: () => review.setView(view === 'page' ? 'frame' : 'page'),
    b: () => review.setView(view === 'both' ? 'page' : 'both'),
    z: toggleZoom,
    '+': zoomBy(closer),
    '=': zoomBy(closer),
    '-': zoomBy(1 / closer),
    '0': () => zoom.current?.fit(),
    r: acts.right,
    'Shift+r': acts.left,
    h: acts.round,
    '[': acts.anticlockwise,
    ']': acts.clockwise,
    'Shift+[': acts.anticlockwiseFast,
    'Shift+]': acts.clockwiseFast,
    c: acts.corners,
    s: acts.split,
    w: acts.whole,
    u: acts.uncropped,
    t: acts.tone,
    a: acts.automatic,
    Escape: review.drop,
  }
}

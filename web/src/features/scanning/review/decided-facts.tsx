import type { ReactNode } from 'react'
import { quadSize } from '../../../../../src/imaging/geometry/point.ts'
import { sheetOf } from '../../../../../src/scanning/review/apply-correction.ts'
import type { Capture, PageRecipe } from '../../../../../src/scanning/review/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Badge } from '../../../ui/states/badge.tsx'
import { flagText } from '../flag-text.ts'
import { foldShares, outlineOf } from './outline.ts'
import classes from './panel.module.css'
import { ReplacePicture } from './replace-picture.tsx'
import type { Review } from './use-review.ts'

interface DecidedFactsProps {
  readonly review: Review
  readonly capture: Capture
  readonly recipes: readonly PageRecipe[]
}

/** What was decided about a picture and how sure, and what to look out for, in words. */
export function DecidedFacts({ review, capture, recipes }: DecidedFactsProps): ReactNode {
  const messages = useMessages()
  const text = messages.review.decided
  const { language } = useLanguage()
  const [first] = recipes
  const share = (value: number, digits = 0) =>
    value.toLocaleString(language, { style: 'percent', maximumFractionDigits: digits })
  const isPerson = recipes !== capture.recipes || capture.decided
  const sureness = (value: number) => {
    if (isPerson) return null
    const word = value >= 0.85 ? 'high' : value >= 0.6 ? 'middle' : 'low'
    return (
      <span className={classes.sure} data-sure={word}>
        {text.confidence(text.sure[word], share(Math.max(0, Math.min(1, value))))}
      </span>
    )
  }
  const outline = outlineOf(recipes)
  const fold = outline && foldShares(outline)
  return (
    <section className={classes.facts} aria-label={text.title}>
      <h2>
        {text.title}
        {first !== undefined && (
          <Badge tone={isPerson ? 'accent' : 'plain'}>{isPerson ? text.byPerson : text.byMachine}</Badge>
        )}
      </h2>
      {first !== undefined && (
        <dl>
          <dt>{text.upright}</dt>
          <dd>
            {first.rotationDeg === 0 ? text.asTaken : text.turned(first.rotationDeg)}
            {sureness(first.confidence.rotation)}
          </dd>
          <dt>{text.skew}</dt>
          <dd>
            {text.degrees(Math.abs(first.skewDeg).toLocaleString(language, { maximumFractionDigits: 1 }))}
            {sureness(first.confidence.skew)}
          </dd>
          <dt>{text.cut}</dt>
          <dd>
            {text.kept(share(keptShare(capture, recipes, first)))}
            {sureness(first.confidence.quad)}
          </dd>
          <dt>{text.split}</dt>
          <dd>
            {fold === undefined
              ? recipes.length > 1
                ? '2'
                : text.no
              : text.splitAt(share((fold.top + fold.bottom) / 2, 1))}
            {sureness(first.confidence.split)}
          </dd>
          <dt>{text.tone}</dt>
          <dd>{text.tones[first.tone ?? 'flattened']}</dd>
        </dl>
      )}
      <div className={classes.flags}>
        {capture.flags.map(flag => (
          <Badge key={flag} tone="warning">
            {flagText(flag, messages)}
          </Badge>
        ))}
        {capture.flags.length === 0 && capture.state === 'ready' && (
          <span className="soft">{text.noFlags}</span>
        )}
      </div>
      <p className={classes.file} title={capture.originalName}>
        {text.file}:{' '}
        {capture.sourcePage > 1
          ? text.filePage(capture.originalName, capture.sourcePage)
          : capture.originalName}
      </p>
      {capture.state === 'ready' && <ReplacePicture review={review} capture={capture} />}
    </section>
  )
}

/** How much of the picture its pages keep. */
function keptShare(capture: Capture, recipes: readonly PageRecipe[], first: PageRecipe): number {
  const { width, height } = quadSize(sheetOf(recipes, first))
  const whole = (capture.width ?? 0) * (capture.height ?? 0)
  return whole === 0 ? 1 : Math.min(1, (width * height) / whole)
}

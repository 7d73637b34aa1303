import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { NotFound } from '../../ui/layout/not-found.tsx'
import { Page } from '../../ui/layout/page.tsx'
import classes from './guide.module.css'
import { findPicture, type GuideName, getGuide, guideNames } from './guides.ts'
import { type GuideBlock, type Piece, readGuide } from './read-guide.ts'

const route = getRouteApi('/shell/guide/$guide')

/** A guide, as it stands in docs/guide; printed it is a handout. */
export function GuidePage(): ReactNode {
  const { guide } = route.useParams()
  const name = guideNames.find(each => each === guide)
  return name === undefined ? <NotFound /> : <Guide name={name} />
}

function Guide({ name }: { readonly name: GuideName }): ReactNode {
  const { guides: text } = useMessages()
  const blocks = readGuide(getGuide(name)).filter(({ type }) => type !== 'title')
  return (
    <Page title={text[name]} above={<Link to="/guide">← {text.title}</Link>}>
      <article className={classes.guide} lang="vi">
        {blocks.map((block, at) => (
          <Block key={at} block={block} />
        ))}
      </article>
    </Page>
  )
}

function Block({ block }: { readonly block: GuideBlock }): ReactNode {
  switch (block.type) {
    case 'title':
    case 'heading':
      return <h2>{block.pieces.map(showPiece)}</h2>
    case 'paragraph':
      return <p>{block.pieces.map(showPiece)}</p>
    case 'steps':
      return <ol>{block.items.map(showItem)}</ol>
    case 'list':
      return <ul>{block.items.map(showItem)}</ul>
    case 'picture': {
      const src = findPicture(block.file)
      if (src === undefined) return null
      return (
        <figure>
          <img src={src} alt={block.caption} loading="lazy" />
          <figcaption>{block.caption}</figcaption>
        </figure>
      )
    }
  }
}

function showItem(pieces: readonly Piece[], at: number): ReactNode {
  return <li key={at}>{pieces.map(showPiece)}</li>
}

function showPiece({ type, text }: Piece, at: number): ReactNode {
  if (type === 'bold') return <strong key={at}>{text}</strong>
  if (type === 'key') return <kbd key={at}>{text}</kbd>
  return text
}

import { Button } from '@mantine/core'
import { IconMarquee2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import type { BookId } from '../calls.ts'
import classes from './places.module.css'
import { ReadingLine } from './reading-line.tsx'

/** Leads to where the fields of a book are drawn, and says what the machine reads there. */
export function PlacesLink({ id }: { readonly id: BookId }): ReactNode {
  const { places: text } = useMessages()
  return (
    <div className={classes.link}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMarquee2 size={16} />}
        renderRoot={root => <Link to="/books/$agency/$book/places" params={id} {...root} />}
      >
        {text.goThere}
      </Button>
      <ReadingLine id={id} />
    </div>
  )
}

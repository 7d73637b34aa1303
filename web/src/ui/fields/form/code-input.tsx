import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CodeItem, CodeListId } from '../../../../../src/register/code-list.ts'
import classes from './entry-form.module.css'
import { attributesOf, type InputProps } from './field-input.tsx'
import { findItems, readValue, shownValue, storedValue } from './find-items.ts'
import { isComposing } from './is-composing.ts'

interface CodeInputProps extends InputProps {
  readonly list: CodeListId
  readonly label: string
}

/**
 * A value of a list, found by typing its code or a part of its name; arrows choose, leaving the field takes what is marked. A text that the
 * list does not have stays as typed, for the rules to judge.
 */
export function CodeInput({ list, label, value, onChange, ...rest }: CodeInputProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const [side, setSide] = useState<'left' | 'right'>('left')
  const items = typed === null ? [] : findItems(list, typed)
  const shown = shownValue(list, value)
  const listId = `${rest.id}-list`
  useLayoutEffect(() => {
    if (input.current !== null && typed === null) input.current.value = shown
  }, [shown, typed])

  const close = () => {
    setTyped(null)
    setAt(0)
  }
  const choose = (item: CodeItem) => {
    if (input.current !== null) input.current.value = item.name
    if (storedValue(list, item) !== value) onChange(storedValue(list, item))
    close()
  }
  const leave = () => {
    const text = input.current?.value ?? ''
    const marked = typed === null || typed.trim() === '' ? undefined : items[at]
    if (marked) choose(marked)
    else {
      if (text.trim() !== shown) onChange(readValue(list, text))
      close()
    }
  }
  const open = () => {
    if (typed !== null || rest.readOnly) return
    setTyped('')
    setAt(
      Math.max(
        0,
        findItems(list, '').findIndex(item => storedValue(list, item) === value),
      ),
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (typed === null) open()
      else setAt(Math.max(0, Math.min(items.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      // Enter takes what is marked and goes on to the next field (entry-form.tsx); an untouched list that is open takes it as well.
      const marked = items[at]
      if (typed !== null && marked) choose(marked)
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      if (input.current !== null) input.current.value = shown
      close()
    }
  }
  return (
    <div className={classes.code}>
      <input
        {...attributesOf(rest)}
        ref={input}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={items.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${listId}-${at}` : undefined}
        defaultValue={shown}
        onFocus={event => {
          event.currentTarget.select()
          setSide(sideOf(event.currentTarget))
        }}
        onClick={open}
        onInput={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {items.length > 0 && (
        <div id={listId} role="listbox" aria-label={label} className={classes.items} data-side={side}>
          {items.map((item, index) => (
            <Item
              key={`${item.code} ${item.name}`}
              id={`${listId}-${index}`}
              item={item}
              marked={index === at}
              onChoose={() => choose(item)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** As wide as the list may be, in pixels (entry-form.module.css). */
const listWidth = 280

/** A list that would stand out of its group on the right begins at the right end of its input. */
function sideOf(input: HTMLElement): 'left' | 'right' {
  const group = input.closest('fieldset, details, section')
  const room =
    (group?.getBoundingClientRect().right ?? window.innerWidth) - input.getBoundingClientRect().left
  return room < listWidth ? 'right' : 'left'
}

interface ItemProps {
  readonly id: string
  readonly item: CodeItem
  readonly marked: boolean
  readonly onChoose: () => void
}

function Item({ id, item, marked, onChoose }: ItemProps): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    // The keyboard stays in the input (aria-activedescendant); the pointer chooses before the input is left.
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      onPointerDown={event => {
        event.preventDefault()
        onChoose()
      }}
    >
      {/^\d$/.test(item.code) && <span className={classes.itemCode}>{item.code}</span>}
      {item.name}
    </div>
  )
}

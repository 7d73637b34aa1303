import type { ReactNode } from 'react'
import type { PaperId } from '../../../../../src/register/extract-papers.ts'
import type { TemplateList } from '../../../../../src/registry/extracts/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { placeholderFile } from './calls.ts'
import classes from './extracts.module.css'

interface PlaceholderListProps {
  readonly paper: PaperId
  readonly placeholders: TemplateList['templates'][number]['placeholders']
}

/** What can be filled in on a paper, as it is typed into a template. */
export function PlaceholderList({ paper, placeholders }: PlaceholderListProps): ReactNode {
  const { extracts: text } = useMessages()
  return (
    <details>
      <summary>{text.placeholders}</summary>
      <p>{text.placeholdersIntro}</p>
      <p>
        <a href={placeholderFile(paper)} download>
          {text.placeholderList}
        </a>
      </p>
      <ScrollRegion label={text.placeholders} className={classes.placeholders}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.placeholder}</th>
              <th scope="col">{text.printedThere}</th>
            </tr>
          </thead>
          <tbody>
            {placeholders.map(({ name, label, required, parts }) => (
              <tr key={name}>
                <td>
                  <code>
                    {parts.length === 0
                      ? `{${name}}`
                      : `{#${name}}${parts.map(part => `{${part}}`).join(' ')}{/${name}}`}
                  </code>
                </td>
                <td>
                  {label}
                  {required && <strong> ({text.required})</strong>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}

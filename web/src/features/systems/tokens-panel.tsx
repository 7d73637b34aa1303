import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { System, Token } from '../../../../src/access/systems/schema.ts'
import { formatDay, formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from '../access/access.module.css'
import { revokeToken, systemsKey } from './calls.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { NewTokenForm } from './new-token-form.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { isValid } from './valid-tokens.ts'

/** The tokens of a system: until when, from where, when used; making and revoking them. */
export function TokensPanel({ system }: { readonly system: System }): ReactNode {
  const { systems: text } = useMessages()
  const queryClient = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<Token | null>(null)
  return (
    <section className={classes.panel} aria-labelledby="system-tokens">
      <div className={classes.head}>
        <h2 id="system-tokens">{text.tokens}</h2>
        {!system.disabled && (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            {text.addToken}
          </Button>
        )}
      </div>
      {system.tokens.length === 0 ? (
        <p className="soft">{text.tokenNone}</p>
      ) : (
        <ScrollRegion className={`${plain.scroller} ${classes.short}`} label={text.tokenList}>
          <table className={plain.table}>
            <thead>
              <tr>
                <th scope="col">{text.tokenEnd}</th>
                <th scope="col">{text.tokenExpires}</th>
                <th scope="col">
                  <span className="visually-hidden">{text.revoke}</span>
                </th>
                <th scope="col">{text.lastUsed}</th>
                <th scope="col">{text.tokenFrom}</th>
                <th scope="col">{text.tokenMade}</th>
              </tr>
            </thead>
            <tbody>
              {system.tokens.map(token => (
                <TokenLine key={token.id} token={token} onRevoke={() => setRevoking(token)} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <SecretDialog
        opened={adding}
        title={text.addToken}
        secretText={text.tokenSecret}
        onClose={() => setAdding(false)}
        form={onMade => (
          <NewTokenForm systemId={system.id} onMade={onMade} onCancel={() => setAdding(false)} />
        )}
      />
      {revoking !== null && (
        <ConfirmDialog
          title={text.revoke}
          text={text.revokeAsk(revoking.hint)}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await revokeToken(system.id, revoking.id)
            await queryClient.invalidateQueries({ queryKey: systemsKey })
          }}
        />
      )}
    </section>
  )
}

interface TokenLineProps {
  readonly token: Token
  readonly onRevoke: () => void
}

function TokenLine({ token, onRevoke }: TokenLineProps): ReactNode {
  const { systems: text } = useMessages()
  return (
    <tr>
      <th scope="row">…{token.hint}</th>
      <td>{formatMoment(token.expiresAt)}</td>
      <td>
        {isValid(token) ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={text.revokeOf(token.hint)}
            onClick={onRevoke}
          >
            {text.revoke}
          </Button>
        ) : (
          <span className="soft">{token.revokedAt === null ? text.expired : text.revoked}</span>
        )}
      </td>
      <td>{token.lastUsedOn === null ? text.never : formatDay(token.lastUsedOn)}</td>
      <td title={token.addresses.join(', ')}>
        {token.addresses.length === 0 ? text.anywhere : token.addresses.join(', ')}
      </td>
      <td>{formatMoment(token.createdAt)}</td>
    </tr>
  )
}

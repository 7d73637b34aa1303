import type { ReactNode } from 'react'
import type { Role } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from './access.module.css'
import { HeldRights } from './held-rights.tsx'

/** What a role may do, in a box that scrolls, beside where it is chosen. */
export function RoleExplained({ role }: { readonly role: Role }): ReactNode {
  const { access } = useMessages()
  return (
    <ScrollRegion className={classes.role} label={access.roles[role]}>
      <HeldRights role={role} />
    </ScrollRegion>
  )
}

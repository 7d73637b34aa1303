import ks from './profiles/ks.json' with { type: 'json' }
import kt from './profiles/kt.json' with { type: 'json' }

/** A member of the ministry's message and the field of ours it holds. address: an object with codes instead of a text. */
export interface ExchangeField {
  readonly name: string
  readonly field: string
  readonly as: 'text' | 'address'
}

/**
 * How a register's records are named in the messages of the one-stop systems (liên thông). Data: profiles/*.json. No template of the
 * ministry has been seen (status inferred); `absent` names members that were seen and that no book holds.
 */
export interface ExchangeProfile {
  readonly kind: string
  /** The name of the object: KhaiSinh, KhaiTu. */
  readonly object: string
  readonly fields: readonly ExchangeField[]
  readonly absent: readonly string[]
}

const profiles: readonly ExchangeProfile[] = [ks, kt].map(({ kind, object, absent, fields }) => ({
  kind,
  object,
  absent,
  fields: fields.map((field: { name: string; field: string; as?: string }) => ({
    name: field.name,
    field: field.field,
    as: field.as === 'address' ? 'address' : 'text',
  })),
}))

/** The profile of a register; undefined when it has none. */
export function findExchangeProfile(kind: string): ExchangeProfile | undefined {
  return profiles.find(profile => profile.kind === kind)
}

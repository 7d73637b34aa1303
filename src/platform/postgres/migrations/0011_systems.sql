-- Other systems: accounts that no person signs in to, their tokens, and webhooks that tell them what changed in the registry.

alter table account
  add column kind text not null default 'person' check (kind in ('person', 'system')),
  add column rights text[],
  add constraint account_rights_of_systems check ((kind = 'system') = (rights is not null));
comment on column account.kind is 'person: signs in with a password or at the OpenID provider; system: another program, which shows a token (access_token) and has no credential.';
comment on column account.rights is 'The only rights of its role that a system has; null for people, who have all of their role''s.';

create table access_token (
  id uuid primary key,
  account_id uuid not null references account (id),
  token_hash bytea not null unique check (length(token_hash) = 32),
  hint text not null,
  addresses text[] not null default '{}',
  expires_at timestamptz not null,
  last_used_on date,
  created_by uuid references account (id),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by uuid references account (id),
  check (expires_at <= created_at + interval '2 years 1 day')
);
comment on table access_token is 'What a system shows instead of a password: 256 random bits, of which only the SHA-256 is kept.';
comment on column access_token.hint is 'Its last four characters, so that people can tell tokens apart.';
comment on column access_token.addresses is 'Addresses and ranges (CIDR) it is good from; none: from anywhere.';
create index access_token_account on access_token (account_id);

create table webhook (
  id uuid primary key,
  account_id uuid not null references account (id),
  url text not null check (url ~ '^https?://'),
  types text[] not null check (cardinality(types) > 0),
  secret bytea not null,
  state text not null default 'active' check (state in ('active', 'paused')),
  paused_because text check (paused_because in ('person', 'failing', 'no-right')),
  failures smallint not null default 0 check (failures >= 0),
  retry_at timestamptz,
  held_until timestamptz,
  created_by uuid references account (id),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((state = 'paused') = (paused_because is not null))
);
comment on table webhook is 'An address of a system that is told of changes of records, within the system''s own jurisdiction and rights.';
comment on column webhook.secret is 'The key of the signatures, encrypted with the key of the data folder (platform/secret-box.ts).';
comment on column webhook.failures is 'Failed tries since the last delivery that arrived; retry_at: not before then.';
comment on column webhook.held_until is 'A process is delivering until then, unless it dies: one at a time, so that the order holds.';
create index webhook_account on webhook (account_id);

create table webhook_cursor (
  webhook_id uuid not null references webhook (id),
  agency_id uuid not null references agency (id),
  sequence bigint not null check (sequence >= 0),
  row integer,
  primary key (webhook_id, agency_id)
);
comment on table webhook_cursor is 'How far into an agency''s journal a webhook has been told: everything up to sequence; with a row: of the deposit at sequence only the records up to that row.';

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  agency_id uuid not null references agency (id),
  to_sequence bigint not null,
  to_row integer,
  changes integer not null check (changes >= 0),
  attempts smallint not null default 0,
  status smallint,
  problem text,
  created_at timestamptz not null default now(),
  tried_at timestamptz,
  delivered_at timestamptz
);
comment on table webhook_delivery is 'A batch on its way or delivered; stored before it is sent, so that it keeps its id and its extent when the program is killed. A test that a person asks for is none. The last ones are kept for the screen.';
comment on column webhook_delivery.problem is 'Why it did not arrive when there was no answer: a code of the table of errors.';
create unique index webhook_delivery_open on webhook_delivery (webhook_id, agency_id) where delivered_at is null;
create index webhook_delivery_latest on webhook_delivery (webhook_id, id desc);

-- The journal is the outbox: whoever follows the records reads the actions that change them (registry/changes/change-type.ts), which are few
-- among the reads.
create index journal_change on journal (agency_id, sequence) where action in (
  'records.deposit', 'record.enter', 'record.repair', 'record.restore', 'record.remove', 'record.reinstate',
  'record.note', 'record.withdraw-note', 'record.link', 'record.unlink');

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
  name text;
begin
  foreach name in array array['access_token', 'webhook', 'webhook_cursor', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy program on %I to sogoc_app using (%s)', name, everything);
  end loop;
end $$;

grant select, insert on access_token, webhook, webhook_cursor, webhook_delivery to sogoc_app;
grant update (last_used_on, revoked_at, revoked_by) on access_token to sogoc_app;
grant update (url, types, state, paused_because, failures, retry_at, held_until, removed_at) on webhook to sogoc_app;
grant update (sequence, row) on webhook_cursor to sogoc_app;
grant update (changes, attempts, status, problem, tried_at, delivered_at) on webhook_delivery to sogoc_app;
grant delete on webhook_delivery to sogoc_app;

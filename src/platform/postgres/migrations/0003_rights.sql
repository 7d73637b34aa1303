-- Agencies through time, credentials apart from accounts, two-person changes, the journal's anchors, and row-level security that
-- follows the keeper of a book.

-- Agencies --------------------------------------------------------------------------------------------------------

alter table agency_succession
  add column kind text not null default 'merge' check (kind in ('merge', 'split', 'rename', 'abolish')),
  add column basis text not null default '',
  add column recorded_by uuid references account (id),
  add column recorded_at timestamptz not null default now();
comment on column agency_succession.kind is 'merge: several into one; split: one into several; rename: the same territory under another name or code; abolish: a level of administration ended (the districts on 01/07/2025).';
comment on column agency_succession.basis is 'The decision or resolution it rests on, as people cite it.';
create index agency_succession_successor on agency_succession (successor_id);

-- Books -----------------------------------------------------------------------------------------------------------

alter table book
  add column keeper_id uuid references agency (id),
  add column closed_at timestamptz;
comment on column book.keeper_id is 'Who keeps the book today where succession alone does not say (its agency was split) or says it wrongly (it was handed over); null: whoever wholly succeeded the agency that registered.';
comment on column book.closed_at is 'Since when nothing may change in the book; opened again only by two persons (approval).';
create index book_keeper on book (keeper_id) where keeper_id is not null;

alter table assignment
  add column sees text not null default 'page' check (sees in ('page', 'crop')),
  add column assigned_by uuid references account (id),
  add column assigned_at timestamptz not null default now(),
  add foreign key (agency_id, book_id) references book (agency_id, id);
comment on column assignment.sees is 'page: the whole page; crop: only the places of the fields that are keyed (field_place).';
create index assignment_book on assignment (agency_id, book_id);

create table field_place (
  agency_id uuid not null,
  book_id uuid not null,
  field text not null,
  "left" double precision not null,
  top double precision not null,
  width double precision not null,
  height double precision not null,
  primary key (agency_id, book_id, field),
  foreign key (agency_id, book_id) references book (agency_id, id) on delete cascade,
  check ("left" >= 0 and top >= 0 and width > 0 and height > 0 and "left" + width <= 1 and top + height <= 1)
);
comment on table field_place is 'Where a field stands on the pages of a book, as parts of the page''s width and height.';

-- Credentials: what only signing in may see --------------------------------------------------------------------------

create table credential (
  account_id uuid primary key references account (id),
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  totp_secret bytea,
  totp_since timestamptz,
  totp_last_step bigint,
  external_id text unique,
  check ((totp_secret is null) = (totp_since is null))
);
comment on table credential is 'How an account proves itself; seen only by transactions of scope ''all''.';
comment on column credential.totp_secret is 'Encrypted with the key of the data folder (platform/secret-box.ts).';
comment on column credential.totp_last_step is 'The last time step whose code was used: a code is good once.';
comment on column credential.external_id is 'Who the person is at the OpenID provider: the value of the claim named by OIDC_CLAIM.';

insert into credential (account_id, password_hash, password_changed_at)
  select id, password_hash, password_changed_at from account;
alter table account drop column password_hash, drop column password_changed_at;

create table recovery_code (
  account_id uuid not null references account (id),
  hash bytea not null check (length(hash) = 32),
  used_at timestamptz,
  primary key (account_id, hash)
);
comment on table recovery_code is 'One-time codes for a lost telephone; 80 random bits each, so SHA-256 keeps them.';

create table pending_totp (
  account_id uuid primary key references account (id),
  secret bytea not null,
  created_at timestamptz not null default now()
);
comment on table pending_totp is 'A second factor that is being set up and not yet proven; encrypted as in credential.';

alter table session add column id uuid;
update session set id = gen_random_uuid();
alter table session alter column id set not null, add unique (id);
comment on column session.id is 'Names the session in lists; useless as a token.';
alter table session add column way text not null default 'password' check (way in ('password', 'oidc'));
comment on column session.way is 'How the person proved who they are. oidc: an OpenID provider answers for the password and the second factor.';

create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by uuid references account (id)
);
comment on table setting is 'What an administrator has set for the whole system; each name has one owner in the program.';

-- Changes that need two persons ---------------------------------------------------------------------------------------

create table approval (
  agency_id uuid not null references agency (id),
  id uuid not null,
  action text not null check (action in ('book.unlock', 'record.remove', 'record.reinstate', 'record.restore', 'account.change-rights')),
  subject text not null,
  book_id uuid,
  detail jsonb not null default '{}',
  reason text not null check (reason <> ''),
  asked_by uuid not null references account (id),
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  decided_by uuid references account (id),
  decided_at timestamptz,
  decision_reason text,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint two_persons check (state not in ('approved', 'refused') or decided_by <> asked_by)
);
comment on table approval is 'A change asked by one person and decided by another: opening a closed book, removing or restoring a record, changing an account''s rights.';
create unique index approval_open on approval (agency_id, action, subject) where state = 'asked';
create index approval_book on approval (agency_id, book_id);

alter table record_version
  alter column deposit_id drop not null,
  alter column row drop not null,
  add column restores integer,
  add column approval_id uuid,
  add foreign key (agency_id, approval_id) references approval (agency_id, id),
  add check ((deposit_id is null) = (restores is not null) and (deposit_id is null) = (row is null));
comment on column record_version.restores is 'The earlier version whose content this one brings back; such a version comes from an approval, not from a deposit.';

-- The journal ---------------------------------------------------------------------------------------------------------

alter table journal
  add column address text,
  add column before bytea check (length(before) = 32),
  add column after bytea check (length(after) = 32);
comment on column journal.address is 'From where: the address of the browser; null: the program itself, or a person at the machine.';
comment on column journal.before is 'SHA-256 of the subject''s state before the change, in canonical JSON.';
create index journal_agency on journal (agency_id, at desc);
create index journal_account on journal (account_id, at desc);
create index journal_action on journal (action, at desc);
create index journal_subject on journal (subject, at desc);

alter table journal_head add column at timestamptz not null default 'epoch';
update journal_head h set at = coalesce((select max(j.at) from journal j where j.agency_id = h.agency_id), h.at);
comment on column journal_head.at is 'No later row of the chain may carry an earlier time: that of its last row, or the end of the last sealed day.';

create table journal_anchor (
  day date primary key,
  row_count bigint not null,
  chains jsonb not null check (jsonb_typeof(chains) = 'array'),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  made_at timestamptz not null default now()
);
comment on column journal_anchor.row_count is 'Rows of that day.';
comment on column journal_anchor.chains is 'The last link of every chain at the end of the day: [{agencyId, sequence, hash}], by agency.';
comment on table journal_anchor is 'One seal a day (Vietnam time) over the last link of every chain, chained itself: printed or sent away, it shows later that no chain was replaced.';

-- Rights in the database itself -----------------------------------------------------------------------------------------
--
-- Settings of a transaction (database.ts), all lists of ids as array literals, unset: nothing seen.
--   sogoc.scope         'all': everything
--   sogoc.agencies      whose books are wholly within the jurisdiction
--   sogoc.except        books of those agencies that somebody else keeps
--   sogoc.books         books of other agencies that are kept here or assigned
--   sogoc.around        the agencies of those books: their files and their journal may be written to
--   sogoc.account       who asks
--   sogoc.confidential  'on': adoptions and recognitions of parents, too

create function sogoc_ids(setting text) returns uuid[] language sql stable parallel safe
  return nullif(current_setting(setting, true), '')::uuid[];
comment on function sogoc_ids is 'The ids in a setting of the transaction; null when there are none.';
-- What pg_get_functiondef shows of the body above resolves at definition: a hostile search_path can't bend it.

do $$
declare t text;
begin
  for t in select distinct tablename from pg_policies where schemaname = 'public' and policyname in ('jurisdiction', 'assigned') loop
    execute format('drop policy if exists jurisdiction on %I', t);
    execute format('drop policy if exists assigned on %I', t);
  end loop;
end $$;

do $$
declare t text;
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare whole constant text := $s$agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])$s$;
declare around constant text := $s$agency_id = any ((select sogoc_ids('sogoc.around'))::uuid[])$s$;
declare mine constant text := $s$account_id = (select nullif(current_setting('sogoc.account', true), ''))::uuid$s$;
declare none_excepted constant text := $s$(select sogoc_ids('sogoc.except')) is null$s$;
declare open_kind constant text := $s$((select current_setting('sogoc.confidential', true)) = 'on' or kind not in ('CN', 'CMC'))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
-- %1$s: the column that names the book.
declare kept constant text := $s$((%2$s and (%3$s or %1$s <> all ((select sogoc_ids('sogoc.except'))::uuid[]))) or %1$s = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare by_book text;
begin
  -- Rows of a book: visible where the book is kept.
  foreach t in array array['book', 'page', 'entry', 'deposit', 'record', 'field_place'] loop
    by_book := format(kept, case t when 'book' then 'id' else 'book_id' end, whole, none_excepted);
    execute format('alter table %I enable row level security', t);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', t, everything, by_book, everything, by_book);
  end loop;

  -- A package stands before its book is known; until then it belongs to the agency (where none of its books is kept elsewhere: it may be
  -- one of those), and to whoever brought it.
  by_book := format('%1$s or (book_id is null and ((%2$s and %3$s) or ((%2$s or %4$s) and %5$s)))',
    format(kept, 'book_id', whole, none_excepted), whole, none_excepted, around, mine);
  execute format('create policy jurisdiction on package to sogoc_app using (%s or %s) with check (%s or %s)', everything, by_book, everything, by_book);

  -- A change that waits for a second person: of a book, or of the agency itself.
  by_book := format('%s or (book_id is null and %s)', format(kept, 'book_id', whole, none_excepted), whole);
  alter table approval enable row level security;
  execute format('create policy jurisdiction on approval to sogoc_app using (%s or %s) with check (%s or %s)', everything, by_book, everything, by_book);

  -- Rows that know their book only through another row; the short way is right where nothing of the agency is excepted.
  execute format('create policy jurisdiction on finding to sogoc_app using (%s or (%s and %s and %s)
    or exists (select from package p where p.agency_id = finding.agency_id and p.id = finding.package_id))', everything, whole, none_excepted, all_kinds);
  execute format('create policy jurisdiction on entry_page to sogoc_app using (%s or (%s and %s and %s)
    or exists (select from entry e where e.agency_id = entry_page.agency_id and e.id = entry_page.entry_id))', everything, whole, none_excepted, all_kinds);
  execute format('create policy jurisdiction on record_version to sogoc_app using (%s or (%s and %s and %s)
    or exists (select from record r where r.agency_id = record_version.agency_id and r.id = record_version.record_id))', everything, whole, none_excepted, all_kinds);
  execute format('create policy jurisdiction on mention to sogoc_app using (%s or (%s and %s and %s)
    or exists (select from record r where r.agency_id = mention.agency_id and r.id = mention.record_id))', everything, whole, none_excepted, open_kind);

  -- Adoptions and recognitions of parents: their content only with the right to.
  foreach t in array array['record', 'mention'] loop
    execute format('create policy confidential on %I as restrictive to sogoc_app using (%s or %s)', t, everything, open_kind);
  end loop;
  execute format('create policy confidential on package as restrictive to sogoc_app using (%s or kind is null or %s)', everything, open_kind);
  execute format('create policy confidential on approval as restrictive to sogoc_app using (%s or book_id is null or %s
    or exists (select from book b where b.agency_id = approval.agency_id and b.id = approval.book_id and b.kind not in (''CN'', ''CMC'')))',
    everything, all_kinds);
  foreach t in array array['page', 'entry', 'deposit'] loop
    execute format('create policy confidential on %1$I as restrictive to sogoc_app using (%2$s or %3$s
      or exists (select from book b where b.agency_id = %1$I.agency_id and b.id = %1$I.book_id and b.kind not in (''CN'', ''CMC'')))', t, everything, all_kinds);
  end loop;

  -- Files carry no names; they are reached only through a row that is seen.
  execute format('create policy jurisdiction on file to sogoc_app using (%s or %s or %s)', everything, whole, around);

  -- The journal: written where one acts, read where one is wholly at home.
  execute format('create policy reading on journal for select to sogoc_app using (%s or %s)', everything, whole);
  execute format('create policy writing on journal for insert to sogoc_app with check (%s or %s or %s)', everything, whole, around);
  execute format('create policy jurisdiction on journal_head to sogoc_app using (%s or %s or %s)', everything, whole, around);
  alter table job enable row level security;
  execute format('create policy jurisdiction on job to sogoc_app using (%s or %s or %s)', everything, whole, around);

  alter table assignment enable row level security;
  by_book := format(kept, 'book_id', whole, none_excepted);
  execute format('create policy jurisdiction on assignment to sogoc_app using (%s or %s)', everything, by_book);

  -- What only the program itself may touch, never a request in somebody's jurisdiction.
  foreach t in array array['credential', 'recovery_code', 'pending_totp', 'session', 'sign_in_failure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy program on %I to sogoc_app using (%s)', t, everything);
  end loop;
  -- Who works where is no secret among colleagues; changing it is nothing that a jurisdiction over books brings with it.
  foreach t in array array['agency', 'agency_succession', 'account', 'setting', 'journal_anchor'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy reading on %I for select to sogoc_app using (true)', t);
    execute format('create policy adding on %I for insert to sogoc_app with check (%s)', t, everything);
    execute format('create policy changing on %I for update to sogoc_app using (%s)', t, everything);
    execute format('create policy removing on %I for delete to sogoc_app using (%s)', t, everything);
  end loop;
end $$;

grant select, insert, update on credential, setting to sogoc_app;
-- What was asked stays as it was asked; only the answer is added.
grant select, insert on approval to sogoc_app;
grant update (state, decided_by, decided_at, decision_reason) on approval to sogoc_app;
grant select, insert, update, delete on recovery_code, pending_totp, field_place to sogoc_app;
grant select, insert on journal_anchor to sogoc_app;
grant delete on agency_succession to sogoc_app;
grant delete on package to sogoc_app;
grant update (sees, assigned_by, assigned_at) on assignment to sogoc_app;

-- The foundation: agencies, accounts, the workshop's books, the registry's records, the journal.
--
-- Rules that keep the schema fit for Citus (docs/adr/0003): the primary key of every agency-owned table begins with
-- agency_id; ids are UUIDv7 made by the program; foreign keys stay inside one agency or point to a reference table
-- (agency, account, name). Jurisdiction is set with SET LOCAL inside every transaction.

-- The role sogoc_app, which every request and command works as (no ownership, row-level security applies), belongs to the
-- whole server and is made before the first migration (migrate.ts).

-- Agencies ------------------------------------------------------------------------------------------------------

create table agency (
  id uuid primary key,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,32}$'),
  level text not null check (level in ('province', 'district', 'commune')),
  name text not null check (name = normalize(name, nfc) and name <> ''),
  parent_id uuid references agency (id),
  valid_from date not null,
  valid_to date,
  unique (code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
comment on table agency is 'Registering and keeping agencies through time: Sở Tư pháp (province), Phòng Tư pháp (district), UBND cấp xã (commune). A code alone is ambiguous: codes are re-used.';
comment on column agency.valid_to is 'The first day on which the agency no longer exists; null while it does.';
create index agency_parent on agency (parent_id);

create table agency_succession (
  predecessor_id uuid not null references agency (id),
  successor_id uuid not null references agency (id),
  on_date date not null,
  extent text not null check (extent in ('full', 'partial')),
  primary key (predecessor_id, successor_id)
);
comment on table agency_succession is 'Who took over from whom, and whether wholly: rights over a book follow it.';

-- Accounts ------------------------------------------------------------------------------------------------------

create table account (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  username text not null unique check (username ~ '^[a-z0-9._-]{2,40}$'),
  display_name text not null,
  role text not null check (role in ('administrator', 'province-lead', 'district', 'registrar', 'scanner', 'keyer', 'checker', 'auditor')),
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  must_change_password boolean not null default false,
  language text not null default 'vi' check (language in ('vi', 'en')),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table account is 'One account a person; the role and the agency give its rights (src/access/rights.ts).';

create table assignment (
  account_id uuid not null references account (id),
  agency_id uuid not null references agency (id),
  book_id uuid not null,
  primary key (account_id, agency_id, book_id)
);
comment on table assignment is 'The books a contractor''s scanner, keyer or checker may see.';

create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references account (id),
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  user_agent text,
  revoked_at timestamptz
);
comment on table session is 'Signed-in browsers; only the hash of the cookie''s token is kept.';
create index session_account on session (account_id);

create table sign_in_failure (
  subject text not null,
  at timestamptz not null default now()
);
comment on table sign_in_failure is 'Failed sign-ins by account and by address, for throttling that survives a restart.';
create index sign_in_failure_subject on sign_in_failure (subject, at);

-- Files in the vault --------------------------------------------------------------------------------------------

create table file (
  agency_id uuid not null references agency (id),
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes bigint not null check (size_bytes >= 0),
  media_type text not null,
  container bytea check (length(container) = 32),
  container_offset bigint,
  container_size bigint,
  container_method smallint,
  created_at timestamptz not null default now(),
  primary key (agency_id, sha256),
  check ((container is null) = (container_offset is null) and (container is null) = (container_size is null) and (container is null) = (container_method is null))
);
comment on table file is 'What the vault holds for an agency. A PDF of a case stays inside its book''s .zip (container): offset and size of its bytes there, zip method 0 stored or 8 deflated.';

-- The workshop: books, pages, entries, packages ------------------------------------------------------------------

create table book (
  agency_id uuid not null references agency (id),
  id uuid not null,
  kind text not null check (kind ~ '^[A-Z]{1,5}$'),
  year smallint not null check (year between 1800 and 2100),
  volume text not null check (volume ~ '^[0-9A-Za-z]{1,4}$'),
  state text not null default 'listed' check (state in ('listed', 'scanned', 'checked', 'deposited', 'accepted')),
  closing_total integer check (closing_total >= 0),
  note text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, kind, year, volume)
);
comment on table book is 'One paper volume of a register (quyển sổ), by the agency that registered it, the kind, the year it was opened and the volume number. Not a lock on numbers: the paper may repeat them.';
comment on column book.agency_id is 'The agency that registered; it never changes. Who keeps the book today follows from agency_succession.';
comment on column book.closing_total is 'The total of events written at the closing of the book (khóa sổ), when known.';

create table page (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  sequence integer not null check (sequence > 0),
  original bytea not null,
  original_name text not null,
  source_page integer not null default 1,
  half text check (half in ('left', 'right')),
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  rendered bytea,
  thumbnail bytea,
  width integer,
  height integer,
  recipe jsonb,
  flags text[] not null default '{}',
  error_code text,
  created_at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, original) references file (agency_id, sha256),
  foreign key (agency_id, rendered) references file (agency_id, sha256),
  foreign key (agency_id, thumbnail) references file (agency_id, sha256),
  unique nulls not distinct (agency_id, book_id, sequence, half)
);
comment on table page is 'A page of a book: its untouched original, the recipe that straightens it, and the rendering.';

create table package (
  agency_id uuid not null references agency (id),
  id uuid not null,
  book_id uuid,
  xlsx bytea not null,
  xlsx_name text not null,
  zip bytea,
  zip_name text,
  state text not null default 'received' check (state in ('received', 'checked', 'unusable', 'deposited')),
  kind text,
  year smallint,
  volume text,
  row_count integer,
  pdf_count integer,
  error_count integer,
  warning_count integer,
  info_count integer,
  failure jsonb,
  account_id uuid references account (id),
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, xlsx) references file (agency_id, sha256),
  foreign key (agency_id, zip) references file (agency_id, sha256)
);
comment on table package is 'One book''s delivery: its .xlsx and .zip, and what the check said. failure: {code, params} when the files could not be used.';
create index package_book on package (agency_id, book_id);

create table entry (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  package_id uuid,
  row integer,
  number text not null,
  fields jsonb not null,
  status text not null default 'keyed' check (status in ('keyed', 'checked', 'deposited')),
  revision integer not null default 1,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id)
);
comment on table entry is 'One registered case in the workshop; fields by the ministry''s column names.';
create index entry_book on entry (agency_id, book_id, row);

create table entry_page (
  agency_id uuid not null,
  entry_id uuid not null,
  page_id uuid not null,
  position smallint not null,
  primary key (agency_id, entry_id, page_id),
  foreign key (agency_id, entry_id) references entry (agency_id, id) on delete cascade,
  foreign key (agency_id, page_id) references page (agency_id, id)
);
comment on table entry_page is 'Which pages carry an entry, in order.';

create table finding (
  agency_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  row integer,
  "column" text,
  value text,
  params jsonb not null default '{}',
  suggestion text,
  resolution text check (resolution in ('as-in-book')),
  reason text,
  resolved_by uuid references account (id),
  resolved_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id) on delete cascade,
  check ((resolution is null) = (reason is null))
);
comment on table finding is 'What the check found in a package. as-in-book: a person looked at the paper and it says so.';
create index finding_package on finding (agency_id, package_id, severity, code, row);

-- The registry --------------------------------------------------------------------------------------------------

create table deposit (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  package_id uuid,
  mode text not null check (mode in ('all', 'valid')),
  xlsx bytea not null,
  zip bytea not null,
  row_count integer not null,
  pdf_count integer not null,
  inserted integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  digest bytea not null check (length(digest) = 32),
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id),
  foreign key (agency_id, xlsx) references file (agency_id, sha256),
  foreign key (agency_id, zip) references file (agency_id, sha256)
);
comment on table deposit is 'One act of bringing a book into the registry, with its counts.';
comment on column deposit.digest is 'SHA-256 over the content hashes of the rows written, in row order; the journal row of the deposit carries it too.';

create table record (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  kind text not null,
  year smallint not null,
  number text not null,
  occurrence smallint not null default 1 check (occurrence > 0),
  version integer not null check (version > 0),
  content bytea not null check (length(content) = 32),
  removed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table record is 'An accepted record of the electronic civil-status database. Natural key: agency, kind, year of registration, number; occurrence counts entries that carry the same number on paper.';
comment on column record.content is 'SHA-256 of the current version''s fields and PDF: the same content again is "unchanged".';
create index record_key on record (agency_id, kind, year, number);
create index record_book on record (agency_id, book_id);

create table record_version (
  agency_id uuid not null,
  record_id uuid not null,
  version integer not null check (version > 0),
  deposit_id uuid not null,
  row integer not null,
  fields jsonb not null,
  pdf bytea not null,
  pdf_name text not null,
  content bytea not null check (length(content) = 32),
  reason text not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, record_id, version),
  foreign key (agency_id, record_id) references record (agency_id, id),
  foreign key (agency_id, deposit_id) references deposit (agency_id, id),
  foreign key (agency_id, pdf) references file (agency_id, sha256)
);
comment on table record_version is 'Every version a record ever had; nothing is overwritten.';
create index record_version_deposit on record_version (agency_id, deposit_id);

create sequence name_id;
create table name (
  id bigint primary key default nextval('name_id'),
  text text not null unique check (text = normalize(text, nfc)),
  folded text not null,
  tokens tsvector not null
);
comment on table name is 'The dictionary of distinct names: search goes here first, then to mentions.';
comment on column name.folded is 'register/names fold: lower case, without tone and hook marks, đ as d, one space.';
create index name_folded on name (folded text_pattern_ops);
create index name_tokens on name using gin (tokens);

create table mention (
  agency_id uuid not null,
  record_id uuid not null,
  role text not null,
  name_id bigint not null references name (id),
  kind text not null,
  year smallint not null,
  born_from date,
  born_to date,
  sex smallint,
  identity_number text,
  primary key (agency_id, record_id, role),
  foreign key (agency_id, record_id) references record (agency_id, id),
  check ((born_from is null) = (born_to is null) and born_from <= born_to)
);
comment on table mention is 'A person named in the current version of a record, by role (nks, me, cha, chong, vo …). born_from..born_to is the range of a partial date.';
create index mention_name on mention (name_id, born_from);
create index mention_identity on mention (identity_number) where identity_number is not null;

-- The journal ---------------------------------------------------------------------------------------------------

create table journal_head (
  agency_id uuid primary key,
  sequence bigint not null,
  hash bytea not null check (length(hash) = 32)
);
comment on table journal_head is 'The last link of each agency''s chain; its row lock puts writers in order.';

create table journal (
  agency_id uuid not null,
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  account_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (agency_id, sequence)
);
create index journal_at on journal (at desc);
comment on table journal is 'Who did what, append-only: a chain of hashes per agency. hash = SHA-256(previous, and the row in canonical form).';

-- Jobs ----------------------------------------------------------------------------------------------------------

create table job (
  id uuid primary key,
  kind text not null,
  agency_id uuid not null references agency (id),
  payload jsonb not null,
  dedupe_key text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  attempts smallint not null default 0,
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  progress jsonb not null default '{}',
  error jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table job is 'Work to be done by a worker: claimed with SKIP LOCKED, held by a lease that a living worker renews.';
comment on column job.attempts is 'How often it was begun; with the id it names one worker''s hold on the job.';
comment on column job.dedupe_key is 'The same key twice among unfinished jobs is one job.';
create unique index job_dedupe on job (dedupe_key) where state in ('waiting', 'running');
create index job_ready on job (run_at) where state in ('waiting', 'running');

-- Rights in the database itself ------------------------------------------------------------------------------------

-- The jurisdiction of a transaction stands in two settings: sogoc.scope = 'all', or sogoc.agencies = a list of ids.
-- Nothing set: nothing seen. The sub-selects make PostgreSQL evaluate them once per statement, not once per row.
do $$
declare owned text;
declare sees constant text := $sees$
  (select current_setting('sogoc.scope', true)) = 'all'
  or agency_id = any ((select string_to_array(nullif(current_setting('sogoc.agencies', true), ''), ',')::uuid[])::uuid[])$sees$;
begin
  foreach owned in array array['file', 'book', 'page', 'package', 'entry', 'entry_page', 'finding', 'deposit', 'record',
    'record_version', 'mention', 'journal', 'journal_head']
  loop
    execute format('alter table %I enable row level security', owned);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s) with check (%s)', owned, sees, sees);
  end loop;
end $$;

-- Contractors see only the books assigned to them: sogoc.books, when set, is an array of book ids that narrows further.
-- A package stands before its book is known (book_id null) until its check has run.
do $$
declare owned text;
declare unnarrowed constant text := $any$(select nullif(current_setting('sogoc.books', true), '')) is null$any$;
declare listed constant text := $in$ = any ((select nullif(current_setting('sogoc.books', true), '')::uuid[])::uuid[])$in$;
begin
  execute format('create policy assigned on book as restrictive to sogoc_app using (%s or id %s)', unnarrowed, listed);
  execute format('create policy assigned on package as restrictive to sogoc_app using (%s or book_id is null or book_id %s)', unnarrowed, listed);
  foreach owned in array array['page', 'entry', 'deposit', 'record']
  loop
    execute format('create policy assigned on %I as restrictive to sogoc_app using (%s or book_id %s)', owned, unnarrowed, listed);
  end loop;
  execute format('create policy assigned on finding as restrictive to sogoc_app using (%s or exists (
    select from package where package.agency_id = finding.agency_id and package.id = finding.package_id))', unnarrowed);
end $$;

grant usage on schema public to sogoc_app;
grant select, insert, update on agency, agency_succession, account, session, book, page, package, entry, finding, record, journal_head, job to sogoc_app;
grant select, insert on file, deposit, record_version, name, journal, sign_in_failure to sogoc_app;
grant select, insert, delete on assignment, mention, entry_page to sogoc_app;
grant delete on entry, session, sign_in_failure, finding, job to sogoc_app;
grant usage on sequence name_id to sogoc_app;

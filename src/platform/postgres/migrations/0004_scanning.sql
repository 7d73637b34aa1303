-- Scanning: pictures taken in apart from the pages they give, what is decided for a book, changes that can be undone, pages that
-- carry entries, resumable uploads, and jobs that are fair between books.

-- Captures: what was scanned or photographed -------------------------------------------------------------------------

create table capture (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  original bytea not null,
  original_name text not null,
  source_page integer not null default 1 check (source_page > 0),
  origin text not null default 'upload' check (origin in ('upload', 'phone', 'folder', 'command')),
  batch_id uuid,
  batch_position integer,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  error_code text,
  width integer,
  height integer,
  proposal jsonb,
  decision jsonb,
  reviewed_at timestamptz,
  reviewed_by uuid references account (id),
  retired_at timestamptz,
  replaced_by uuid,
  account_id uuid references account (id),
  created_at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, original) references file (agency_id, sha256),
  foreign key (agency_id, replaced_by) references capture (agency_id, id),
  check ((batch_id is null) = (batch_position is null))
);
comment on table capture is 'One picture of paper as it was taken in: an image file, or one page of a PDF or TIFF. It gives one page, or the two pages of a double page.';
comment on column capture.batch_id is 'The selection of files it came with; batch_position its place in it: pages keep that order however they arrive.';
comment on column capture.width is 'Size of the original in pixels with its EXIF orientation applied: recipes are in these pixels.';
comment on column capture.proposal is 'What the analysis proposes: {recipes, flags, ...} (src/scanning/render).';
comment on column capture.decision is 'What a person decided instead (src/scanning/review); null: the proposal holds.';
comment on column capture.retired_at is 'Since when it is set aside: removed, or replaced by another capture. Nothing of it is deleted.';

insert into capture (agency_id, id, book_id, original, original_name, source_page, state, error_code, proposal, created_at)
select distinct on (agency_id, book_id, sequence) agency_id, id, book_id, original, original_name, source_page, state, error_code,
  case when recipe is null then null else jsonb_build_object('recipes', jsonb_build_array(recipe)) end, created_at
from page order by agency_id, book_id, sequence, half nulls first;

alter table page add column capture_id uuid;
update page set capture_id = (
  select first.id from page first
  where first.agency_id = page.agency_id and first.book_id = page.book_id and first.sequence = page.sequence
  order by first.half nulls first limit 1);
alter table page
  alter column capture_id set not null,
  add foreign key (agency_id, capture_id) references capture (agency_id, id),
  drop constraint page_agency_id_book_id_sequence_half_key;
update page set sequence = place.sequence
from (select agency_id, id, row_number() over (partition by agency_id, book_id order by sequence, half nulls first) as sequence from page) place
where place.agency_id = page.agency_id and place.id = page.id;
alter table page
  drop column original,
  drop column original_name,
  drop column source_page,
  drop column state,
  drop column error_code,
  alter column sequence drop not null,
  add column dpi integer,
  add column metrics jsonb,
  add column role text not null default 'entries' check (role in ('entries', 'cover', 'opening', 'closing', 'blank', 'other')),
  add column number text check (number ~ '^[0-9]{1,5}[a-z]?$'),
  add column number_source text check (number_source in ('read', 'typed')),
  add column read_numbers jsonb,
  add column aside_at timestamptz,
  add check ((number is null) = (number_source is null)),
  add check (aside_at is null or sequence is null),
  add constraint page_sequence unique (agency_id, book_id, sequence) deferrable initially immediate,
  add constraint page_half unique nulls not distinct (agency_id, capture_id, half);
comment on table page is 'A page of a book, in its order: the rendering of a capture, or of one half of it, by its recipe.';
comment on column page.sequence is 'Its place in the book, from 1 without gaps; null while it is set aside.';
comment on column page.role is 'entries: carries entries; cover, opening, closing: of the book itself; blank: left empty on paper (trang bỏ trống).';
comment on column page.number is 'The page number printed or written on the paper.';
comment on column page.read_numbers is 'What reading the rendering gave: numbers that may be the page number, with their confidence.';
comment on column page.aside_at is 'Since when a person has it set aside; null while it is in the book, and for the half of a picture that is no longer split.';

create index capture_book on capture (agency_id, book_id, created_at);
create unique index capture_content on capture (agency_id, book_id, original, source_page) where retired_at is null;
-- Whether another book has the same picture is asked for each that comes in.
create index capture_original on capture (original);
create index capture_waiting on capture (agency_id, book_id) where state = 'waiting' and retired_at is null;
create index page_capture on page (agency_id, capture_id);

-- What is decided for a book ------------------------------------------------------------------------------------------

create table book_scanning (
  agency_id uuid not null,
  book_id uuid not null,
  layout text check (layout in ('single', 'spread', 'ledger')),
  gutter double precision check (gutter between 0 and 1),
  gutter_within double precision check (gutter_within between 0 and 0.5),
  paused_at timestamptz,
  template jsonb,
  primary key (agency_id, book_id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table book_scanning is 'How a book is scanned, as far as somebody has decided it; a book without a row has nothing decided.';
comment on column book_scanning.layout is 'single: a capture is a page; spread: a capture is a double page to be split; ledger: a double page whose rows run across and that stays whole.';
comment on column book_scanning.gutter is 'The median place of the fold as a share of the width, and within what distance the others lie (gutter_within).';
comment on column book_scanning.template is 'How pages carry entries (src/scanning/cases).';

-- Changes by people, each of which can be undone -----------------------------------------------------------------------

create table page_change (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  kind text not null check (kind in ('recipes', 'layout', 'order', 'numbers', 'roles', 'cases')),
  affected integer not null,
  before jsonb not null,
  after jsonb not null,
  undoes uuid,
  account_id uuid references account (id),
  at timestamptz not null default clock_timestamp(),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, undoes) references page_change (agency_id, id),
  unique (agency_id, undoes)
);
comment on table page_change is 'The history of a book''s pages: what was so before and after each change; an undoing is a change of its own that names the one it undoes.';
create index page_change_book on page_change (agency_id, book_id, at desc);

-- Entries and the pages that carry them --------------------------------------------------------------------------------

alter table entry drop constraint entry_status_check;
alter table entry
  add constraint entry_status_check check (status in ('assigned', 'keyed', 'checked', 'deposited')),
  add column position integer,
  add column standing text not null default 'registered' check (standing in ('registered', 'skipped', 'repeated', 'cancelled')),
  add column note text,
  add constraint entry_position unique (agency_id, book_id, position) deferrable initially immediate,
  add check (position is null or package_id is null);
comment on column entry.position is 'The place among the cases of the book''s own pages; null for a row that came in a package.';
comment on column entry.standing is 'registered; skipped: a number that was never used (số bỏ); repeated: a number used a second time (số trùng); cancelled: crossed out (hủy).';

alter table entry_page
  add column part text not null default 'main' check (part in ('main', 'continued', 'added', 'back')),
  add column "left" double precision,
  add column top double precision,
  add column width double precision,
  add column height double precision,
  add column head double precision check (head > 0 and head <= top),
  add check (num_nulls("left", top, width, height) in (0, 4)),
  add check ("left" >= 0 and top >= 0 and width > 0 and height > 0 and "left" + width <= 1.0001 and top + height <= 1.0001);
comment on column entry_page.part is 'main: where the entry stands; continued: its next page; added: a sheet added later; back: a note on the back.';
comment on column entry_page."left" is 'The part of the page that carries the entry, as shares of its width and height; all null: the whole page.';
comment on column entry_page.head is 'What stands above this share of the page''s height is the head of a ledger''s table: it goes above the part in the PDF; null: nothing does.';
create index entry_page_page on entry_page (agency_id, page_id);

-- Uploads that can be resumed --------------------------------------------------------------------------------------------

create table upload (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  account_id uuid not null references account (id),
  name text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  origin text not null check (origin in ('upload', 'phone')),
  batch_id uuid,
  batch_position integer,
  replaces uuid,
  state text not null default 'receiving' check (state in ('receiving', 'taken', 'refused')),
  outcome jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, replaces) references page (agency_id, id)
);
comment on table upload is 'A file on its way in by tus: its bytes lie in DATA/uploads until they are complete, then in the vault. replaces: the page whose place it takes.';
create index upload_receiving on upload (created_at) where state = 'receiving';

-- Jobs in turn -------------------------------------------------------------------------------------------------------------

alter table job drop constraint job_state_check;
alter table job
  add constraint job_state_check check (state in ('waiting', 'held', 'running', 'done', 'failed')),
  add column lane uuid,
  add column urgent boolean not null default false,
  add column turn bigint not null default 0,
  add column failures smallint not null default 0;
update job set lane = agency_id;
alter table job alter column lane set not null;
comment on column job.lane is 'What it is fair between, e.g. the book; jobs of a lane take turns with those of the others.';
comment on column job.urgent is 'Somebody waits for it: its turns follow each other more closely than those of the rest.';
comment on column job.turn is 'Its turn (start-time fair queueing): a stride after the last of its lane, at least that of the job that was begun last.';
comment on column job.failures is 'How often it was begun and failed; a worker that was killed is not the job''s fault and does not count.';
drop index job_dedupe;
create unique index job_dedupe on job (dedupe_key) where state in ('waiting', 'held', 'running');
drop index job_ready;
create index job_ready on job (turn, urgent desc, run_at) where state = 'waiting';
create index job_leased on job (lease_until) where state = 'running';
create index job_lane on job (lane, urgent, turn) where state in ('waiting', 'held', 'running');
create index job_pace on job (lane, finished_at) where state = 'done';

-- A sequence, since row-level security hides the jobs of others, whose turns a new one has to follow.
create sequence job_turn minvalue 0 start 0;
comment on sequence job_turn is 'The turn of the job that was begun last: a lane that comes new begins here.';
grant select, update on sequence job_turn to sogoc_app;

update job set kind = 'render-capture', payload = jsonb_build_object('capture', payload -> 'page') where kind = 'render-page';

-- Rights: as for the other rows of a book (0003_rights.sql) ------------------------------------------------------------------

do $$
declare t text;
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
begin
  foreach t in array array['capture', 'book_scanning', 'page_change', 'upload'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', t, everything, kept, everything, kept);
    execute format('create policy confidential on %1$I as restrictive to sogoc_app using (%2$s or %3$s
      or exists (select from book b where b.agency_id = %1$I.agency_id and b.id = %1$I.book_id and b.kind not in (''CN'', ''CMC'')))', t, everything, all_kinds);
  end loop;
end $$;

grant select, insert, update on capture, book_scanning, upload to sogoc_app;
grant delete on upload to sogoc_app;
grant select, insert on page_change to sogoc_app;
grant update on entry_page to sogoc_app;

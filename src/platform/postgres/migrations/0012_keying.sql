-- Keying: from the picture of a case to its fields, once or twice, blind; differences go to an arbiter.

-- Where a field stands is told of the part of the page that carries a case, so that one drawing serves every case of the book.
alter table field_place add column sheet smallint not null default 1 check (sheet between 1 and 4);
comment on table field_place is 'Where a field stands on the part of a page that carries a case (the whole page where cases have no parts), as shares of its width and height.';
comment on column field_place.sheet is 'On which of the pages of a case: 1 its first.';

alter table entry add column doubts jsonb not null default '{}';
comment on column entry.doubts is 'What whoever keyed it could not read for sure: field → {kind, note}, as schema.ts of keying has it.';
-- What is left to key, of whatever many books that are done.
create index entry_to_key on entry (agency_id, book_id, position) where status = 'assigned';

alter table package add column keyed uuid[];
comment on column package.keyed is 'The keyed entries it was made of, in the order of its rows (row 2 is the first); null: its files came from outside.';

-- What failed for good of a book is shown where it was asked for.
create index job_failed on job (lane, created_at) where state = 'failed';

create table keying_setup (
  agency_id uuid not null,
  book_id uuid not null,
  mode text not null default 'single' check (mode in ('single', 'sample', 'double')),
  field_modes jsonb not null default '{}',
  fields text[],
  carried jsonb not null default '{}',
  shape text not null default 'form' check (shape in ('form', 'ledger')),
  script text not null default 'hand' check (script in ('hand', 'print')),
  sample_share real not null default 0.05 check (sample_share > 0 and sample_share <= 1),
  gold_share real not null default 0.02 check (gold_share >= 0 and gold_share <= 0.5),
  batch_size smallint not null default 25 check (batch_size between 1 and 500),
  updated_at timestamptz not null default now(),
  updated_by uuid references account (id),
  primary key (agency_id, book_id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table keying_setup is 'How a book is keyed; a book without a row is keyed once, by the form of its period.';
comment on column keying_setup.mode is 'single: once; sample: once, and a share of the entries a second time, blind; double: every entry twice, blind. Differences go to an arbiter.';
comment on column keying_setup.field_modes is 'Field → single | double, where it differs from the book.';
comment on column keying_setup.fields is 'The fields that the paper form has, in the order they are keyed; null: those of the form of its kind and period (register/forms).';
comment on column keying_setup.carried is 'Field → value that every entry of the book begins with: place, signer, volume.';
comment on column keying_setup.shape is 'form: one entry at a time; ledger: rows of a table, with a ruler on the image.';
comment on column keying_setup.script is 'print: typed or printed, so that reading help is asked for.';

create table keying_batch (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  pass smallint not null check (pass in (1, 2)),
  account_id uuid not null references account (id),
  handed_by uuid references account (id),
  handed_at timestamptz not null default now(),
  offline_at timestamptz,
  finished_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references account (id),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table keying_batch is 'Entries handed to one person for one pass. A batch taken back keeps what was keyed in it; its open entries are handed out anew.';
comment on column keying_batch.offline_at is 'When the person took it along, to work without a line.';
create index keying_batch_account on keying_batch (account_id, handed_at desc);
create index keying_batch_book on keying_batch (agency_id, book_id);

create table keying_task (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  entry_id uuid not null,
  batch_id uuid not null,
  pass smallint not null check (pass in (1, 2)),
  position smallint not null,
  fields text[] not null,
  gold boolean not null default false,
  state text not null default 'open' check (state in ('open', 'done', 'parked', 'withdrawn')),
  settled_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  -- Handed out, taken back and nothing keyed: such a task goes with its case. What was keyed holds its task, and so its case.
  foreign key (agency_id, entry_id) references entry (agency_id, id) on delete cascade,
  foreign key (agency_id, batch_id) references keying_batch (agency_id, id)
);
comment on table keying_task is 'One entry, one pass, one person. What a batch loses when it is taken back is withdrawn and handed out as a new task: nobody ever writes over another''s.';
comment on column keying_task.fields is 'The fields to key, in their order: in the second pass those that are keyed twice.';
comment on column keying_task.gold is 'An entry whose answer is known, mixed in to measure; whoever keys it is not told.';
comment on column keying_task.settled_at is 'Since when what was keyed is compared (or measured) and needs no more looking at.';
create index keying_task_entry on keying_task (agency_id, entry_id);
create unique index keying_task_once on keying_task (agency_id, entry_id, pass) where not gold and state <> 'withdrawn';
create index keying_task_batch on keying_task (agency_id, batch_id, position);
create index keying_task_book on keying_task (agency_id, book_id, pass, state);
create index keying_task_unsettled on keying_task (agency_id, book_id) where settled_at is null and state in ('done', 'parked');

create table keying (
  agency_id uuid not null,
  task_id uuid not null,
  book_id uuid not null,
  account_id uuid not null references account (id),
  "values" jsonb not null default '{}',
  doubts jsonb not null default '{}',
  sources jsonb not null default '{}',
  note text,
  revision integer not null check (revision > 0),
  began_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (agency_id, task_id),
  foreign key (agency_id, task_id) references keying_task (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table keying is 'What one person keyed of one entry, as it is typed: field → value, doubts, and where values came from.';
comment on column keying.sources is 'Field → how the value came: typed, carried, completed, reused, read, generated (schema.ts of keying).';
comment on column keying.revision is 'Counts what the person''s own browser saved; an older one never replaces a newer one.';

create table keying_difference (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  entry_id uuid not null,
  first_task uuid not null,
  second_task uuid not null,
  field text not null,
  first text not null,
  second text not null,
  first_doubt jsonb,
  second_doubt jsonb,
  gold boolean not null default false,
  "value" text,
  doubt jsonb,
  fault text check (fault in ('first', 'second', 'both', 'none')),
  note text,
  account_id uuid references account (id),
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, entry_id) references entry (agency_id, id),
  foreign key (agency_id, first_task) references keying_task (agency_id, id),
  foreign key (agency_id, second_task) references keying_task (agency_id, id),
  unique (agency_id, first_task, second_task, field),
  check ((settled_at is null) = (fault is null) and (settled_at is null) = ("value" is null))
);
comment on table keying_difference is 'Two keyed it differently: one field, both values, and what the arbiter read in the image.';
comment on column keying_difference.gold is 'A known answer beside a wrong one, mixed in to measure arbiters.';
comment on column keying_difference.fault is 'Who was wrong; none: both are as the book has it.';
create index keying_difference_open on keying_difference (agency_id, book_id) where settled_at is null;
create index keying_difference_entry on keying_difference (agency_id, entry_id);

create table gold_entry (
  agency_id uuid not null,
  entry_id uuid not null,
  book_id uuid not null,
  "values" jsonb not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (agency_id, entry_id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, entry_id) references entry (agency_id, id)
);
comment on table gold_entry is 'An entry whose fields somebody trusted has read with care: it goes into the work of keyers unseen, to measure it.';

create table gold_result (
  agency_id uuid not null,
  task_id uuid not null,
  field text not null,
  book_id uuid not null,
  keyed text not null,
  wrong boolean not null,
  primary key (agency_id, task_id, field),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, task_id) references keying_task (agency_id, id)
);
comment on table gold_result is 'What was keyed of a gold entry, field by field, and whether it was wrong.';

create table keying_reading (
  agency_id uuid not null,
  entry_id uuid not null,
  field text not null,
  book_id uuid not null,
  text text not null,
  confidence real not null check (confidence between 0 and 1),
  engine text not null,
  picture text not null default '',
  at timestamptz not null default now(),
  primary key (agency_id, entry_id, field),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, entry_id) references entry (agency_id, id) on delete cascade
);
comment on table keying_reading is 'What a machine read of print: offered in grey, never taken before a person confirms it.';
comment on column keying_reading.text is 'Empty: nothing was read there that is worth offering.';
comment on column keying_reading.picture is 'Names the rendering and the part of it that was read, so that nothing is read twice.';

create table keyed_person (
  agency_id uuid not null,
  entry_id uuid not null,
  role text not null,
  book_id uuid not null,
  name text not null,
  folded text not null,
  sex smallint,
  primary key (agency_id, entry_id, role),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, entry_id) references entry (agency_id, id) on delete cascade
);
comment on table keyed_person is 'Whom entries name that are keyed and not deposited yet, to find known families by; follows entry.fields, as mention follows a record.';
comment on column keyed_person.folded is 'register/names fold, like name.folded.';
create index keyed_person_folded on keyed_person (agency_id, folded);

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
-- Who keys sees what they keyed themselves and nothing of what others did: blind in the database, not only on the screen.
declare sighted constant text := $s$coalesce((select current_setting('sogoc.blind', true)), '') <> 'on'$s$;
declare mine constant text := $s$account_id = (select nullif(current_setting('sogoc.account', true), ''))::uuid$s$;
  name text;
begin
  foreach name in array array['keying_setup', 'keying_batch', 'keying_task', 'keying', 'keying_difference', 'gold_entry', 'gold_result', 'keying_reading', 'keyed_person'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, kept, everything, kept);
    execute format('create policy confidential on %I as restrictive to sogoc_app using (%s or %s
      or exists (select from book b where b.agency_id = %I.agency_id and b.id = %I.book_id and b.kind not in (''CN'', ''CMC'')))', name, everything, all_kinds, name, name);
  end loop;
  execute format('create policy blind on keying as restrictive to sogoc_app using (%s or %s or %s)', everything, sighted, mine);
  foreach name in array array['keying_difference', 'gold_entry', 'gold_result', 'keyed_person'] loop
    execute format('create policy blind on %I as restrictive to sogoc_app using (%s or %s)', name, everything, sighted);
  end loop;
end $$;

grant select, insert, update on keying_setup, keying_batch, keying_task, keying, keying_difference, gold_entry, keying_reading to sogoc_app;
grant select, insert on gold_result, keyed_person to sogoc_app;
grant delete on keying_reading, keyed_person to sogoc_app;

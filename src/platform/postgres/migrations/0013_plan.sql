-- Plan, progress and acceptance: what is known of a book's paper and where it lies, who digitises it, campaigns, prices, numbers counted with the work itself,
-- obstacles, sampling and minutes, practice.

-- Who digitises ------------------------------------------------------------------------------------------------------------------

create table contractor (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  name text not null check (name <> ''),
  contract text not null default '',
  signed_on date,
  ended_at timestamptz,
  account_id uuid references account (id),
  created_at timestamptz not null default now()
);
comment on table contractor is 'A firm that digitises books for an agency (đơn vị số hóa), with its contract. Books without one are digitised by the agency''s own people.';

-- What is known of a book ------------------------------------------------------------------------------------------------------------

alter table book
  add column opened_on date,
  add column ended_on date,
  add column first_number text,
  add column last_number text,
  add column period text,
  add column period_source text check (period_source in ('rule', 'person')),
  add column contractor_id uuid references contractor (id),
  add column reviewed_at timestamptz,
  add column reviewed_by uuid references account (id),
  -- No foreign key: the first copy is another agency's.
  add column second_of_agency_id uuid,
  add column second_of_book_id uuid,
  -- Counted by count_book, in the transaction that changes what they count.
  add column pages integer not null default 0 check (pages >= 0),
  add column cases integer not null default 0 check (cases >= 0),
  add column pdfs integer not null default 0 check (pdfs >= 0),
  add column keyed integer not null default 0 check (keyed >= 0),
  add column checked integer not null default 0 check (checked >= 0),
  add column deposited integer not null default 0 check (deposited >= 0),
  add column accepted integer not null default 0 check (accepted >= 0),
  add check ((period is null) = (period_source is null)),
  add check ((second_of_agency_id is null) = (second_of_book_id is null));
comment on column book.opened_on is 'The day of the first registration in it, where the year it was opened does not say enough.';
comment on column book.ended_on is 'The day of the last registration in it.';
comment on column book.period is 'The legal period it is classified as, `scheme:period` (register/legal-period.ts, by the scheme in force); null: not classified yet.';
comment on column book.second_of_book_id is 'The book of which this one is the other legal copy: listed twice by mistake, it is in no list and no count any more; null: a book of its own.';
comment on column book.period_source is 'rule: its dates leave no choice; person: somebody looked at the form it is printed on.';
comment on column book.contractor_id is 'Who digitises it; null: the agency''s own people.';
comment on column book.reviewed_at is 'Since when the paper was reviewed (rà soát): what is written here of it was read from it.';
comment on column book.pages is 'Pages in their order, without those set aside.';
comment on column book.cases is 'Cases to which pages are assigned.';
comment on column book.pdfs is 'PDFs in the newest package that was checked.';
comment on column book.keyed is 'Rows typed, from the pages or in a package; at least `deposited`.';
comment on column book.checked is 'Rows without errors of their own; at least `deposited`.';
comment on column book.deposited is 'Standing records.';
comment on column book.accepted is 'Standing records of an accepted book.';
create index book_state on book (agency_id, state, kind, year);
create index book_contractor on book (contractor_id) where contractor_id is not null;

create table book_day (
  agency_id uuid not null,
  book_id uuid not null,
  day date not null,
  pages integer not null default 0,
  cases integer not null default 0,
  pdfs integer not null default 0,
  keyed integer not null default 0,
  checked integer not null default 0,
  deposited integer not null default 0,
  accepted integer not null default 0,
  primary key (agency_id, book_id, day),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table book_day is 'By how much the numbers of a book grew or shrank on a day (Vietnam time); their sums are the numbers of the book.';
create index book_day_day on book_day (day, agency_id);

-- What a book has, counted from its pages, cases, rows, packages and records: as far as whoever asks sees them.
create function numbers_of_book(b book) returns table (pages integer, cases integer, pdfs integer, keyed integer, checked integer, deposited integer, accepted integer)
language sql stable as $$
  select p.pages, e.cases, coalesce(z.pdfs, 0), greatest(e.entered, r.records), greatest(e.checked, r.records), r.records,
    case when b.state = 'accepted' then r.records else 0 end
  from (select count(*)::int as pages from page where agency_id = b.agency_id and book_id = b.id and sequence is not null) p
    cross join (select count(*) filter (where position is not null)::int as cases,
      (case when count(row) > 0 then count(row) else count(*) filter (where status <> 'assigned') end)::int as entered,
      count(*) filter (where status in ('checked', 'deposited'))::int as checked
      from entry where agency_id = b.agency_id and book_id = b.id) e
    cross join (select count(*)::int as records from record where agency_id = b.agency_id and book_id = b.id and removed_at is null) r
    left join lateral (select pdf_count as pdfs from package where agency_id = b.agency_id and book_id = b.id and state in ('checked', 'deposited')
      order by checked_at desc nulls last, id desc limit 1) z on true
$$;

-- Counts a book anew from what it has, and notes the difference under a day. It sees all rows whoever asks (a keyer sees no records, and the numbers
-- must not depend on that); it tells nothing. Whoever comes second waits for the row and counts what the first has written. Its plans are made anew each time: one
-- kept from when a table was a page long would read millions of rows.
create function count_book(of_agency uuid, of_book uuid, on_day date) returns void
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  was book;
  n record;
begin
  select * into was from book where agency_id = of_agency and id = of_book for no key update;
  if not found then return; end if;
  select * into n from numbers_of_book(was);
  if (was.pages, was.cases, was.pdfs, was.keyed, was.checked, was.deposited, was.accepted)
    = (n.pages, n.cases, n.pdfs, n.keyed, n.checked, n.deposited, n.accepted) then return; end if;
  update book set pages = n.pages, cases = n.cases, pdfs = n.pdfs, keyed = n.keyed, checked = n.checked, deposited = n.deposited,
    accepted = n.accepted where agency_id = of_agency and id = of_book;
  insert into book_day as d values (of_agency, of_book, on_day, n.pages - was.pages, n.cases - was.cases, n.pdfs - was.pdfs,
    n.keyed - was.keyed, n.checked - was.checked, n.deposited - was.deposited, n.accepted - was.accepted)
  on conflict (agency_id, book_id, day) do update set pages = d.pages + excluded.pages, cases = d.cases + excluded.cases,
    pdfs = d.pdfs + excluded.pdfs, keyed = d.keyed + excluded.keyed, checked = d.checked + excluded.checked,
    deposited = d.deposited + excluded.deposited, accepted = d.accepted + excluded.accepted;
end $$;
comment on function count_book is 'Counts a book anew and notes the difference under a day; answers nothing.';
select count_book(agency_id, id, (now() at time zone 'Asia/Ho_Chi_Minh')::date) from book;

-- The paper itself -----------------------------------------------------------------------------------------------------------------

create table book_copy (
  agency_id uuid not null,
  book_id uuid not null,
  copy text not null check (copy in ('registering', 'superior')),
  standing text not null default 'present' check (standing in ('present', 'lost', 'destroyed', 'unknown')),
  condition text not null default 'unknown' check (condition in ('unknown', 'good', 'worn', 'torn', 'illegible')),
  paper_size text check (paper_size in ('A3', 'A4', 'A5', 'other')),
  sheets integer check (sheets > 0),
  place text not null default '',
  holder_agency_id uuid references agency (id),
  holder_contractor_id uuid references contractor (id),
  slip_agency_id uuid,
  slip_id uuid,
  due_on date,
  note text not null default '',
  updated_at timestamptz not null default now(),
  primary key (agency_id, book_id, copy),
  foreign key (agency_id, book_id) references book (agency_id, id) on delete cascade,
  check (num_nonnulls(holder_agency_id, holder_contractor_id) <= 1)
);
comment on table book_copy is 'One of the two legal copies of a book on paper: the one at the agency that registered, and the one at the agency above (lưu kép).';
comment on column book_copy.standing is 'present: it is there; lost (mất), destroyed (hủy, hư hỏng hoàn toàn); unknown: nobody has looked.';
comment on column book_copy.sheets is 'Written or printed pages as counted on the paper.';
comment on column book_copy.place is 'Where it lies: archive, cabinet, shelf.';
comment on column book_copy.holder_agency_id is 'Who has it in hand since the last slip; both null: whoever keeps the book (registering), or it is not known (superior).';
comment on column book_copy.slip_id is 'The slip by which it came to its holder, of slip_agency_id; null: no slip has moved it.';
comment on column book_copy.due_on is 'The day it is to come back on, as that slip says.';
create index book_copy_holder on book_copy (holder_agency_id, holder_contractor_id)
  where num_nonnulls(holder_agency_id, holder_contractor_id) > 0;
create index book_copy_slip on book_copy (slip_agency_id, slip_id) where slip_id is not null;
create index book_copy_gone on book_copy (agency_id, book_id) where copy = 'registering' and standing in ('lost', 'destroyed');
insert into book_copy (agency_id, book_id, copy) select agency_id, id, 'registering' from book;

-- Whoever lists a book, in whatever way, lists the paper it is on; who may do the one may do the other.
create function list_copy() returns trigger language plpgsql as $$
begin
  insert into book_copy (agency_id, book_id, copy) values (new.agency_id, new.id, 'registering') on conflict do nothing;
  return null;
end $$;
comment on function list_copy is 'Lists the copy of the agency that registered, with its book.';
create trigger list_copy after insert on book for each row execute function list_copy();

create table book_pair (
  agency_id uuid not null,
  book_id uuid not null,
  other_agency_id uuid not null,
  other_book_id uuid not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, book_id, other_agency_id, other_book_id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table book_pair is 'Two books that look like the two copies of one and are not: somebody looked. The other may be another agency''s.';

create table custody_slip (
  agency_id uuid not null references agency (id),
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('hand-over', 'return', 'transfer')),
  from_agency_id uuid references agency (id),
  from_contractor_id uuid references contractor (id),
  to_agency_id uuid references agency (id),
  to_contractor_id uuid references contractor (id),
  from_person text not null,
  to_person text not null,
  on_day date not null,
  due_on date,
  reason text not null default '',
  note text not null default '',
  returns uuid,
  books integer not null check (books > 0),
  docx bytea not null,
  pdf bytea not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_by uuid references account (id),
  cancelled_reason text,
  primary key (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, docx) references file (agency_id, sha256),
  foreign key (agency_id, pdf) references file (agency_id, sha256),
  check (num_nonnulls(from_agency_id, from_contractor_id) = 1 and num_nonnulls(to_agency_id, to_contractor_id) = 1),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
comment on table custody_slip is 'A movement of books on paper (biên bản bàn giao, trả sổ), of the agency that made the slip. Rows are never removed: a cancelled one stays.';

create table custody_item (
  agency_id uuid not null,
  slip_id uuid not null,
  slip_agency_id uuid not null,
  book_id uuid not null,
  copy text not null check (copy in ('registering', 'superior')),
  position integer not null,
  condition text not null default '',
  sheets integer,
  primary key (agency_id, slip_id, book_id, copy),
  foreign key (agency_id, book_id, copy) references book_copy (agency_id, book_id, copy)
);
comment on table custody_item is 'A book on a slip, with its condition as both sides saw it; agency_id is the book''s, the slip may be another agency''s.';
create index custody_slip_id on custody_slip (id);
create index custody_slip_day on custody_slip (at desc, id desc);
create index custody_item_book on custody_item (agency_id, book_id, copy);
create index custody_item_slip on custody_item (slip_agency_id, slip_id, position);

create table book_label (
  agency_id uuid not null,
  book_id uuid not null,
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  photo bytea,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, code),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, photo) references file (agency_id, sha256)
);
comment on table book_label is 'A label that was printed before the book was listed, and the book it was stuck on.';
comment on column book_label.photo is 'The cover, as a phone took it when the label was stuck on.';
create index book_label_code on book_label (code);
create index book_label_book on book_label (agency_id, book_id);

-- Plan ----------------------------------------------------------------------------------------------------------------------------

create table campaign (
  agency_id uuid not null references agency (id),
  id uuid not null,
  name text not null check (name <> ''),
  basis text not null default '',
  template text not null default '',
  from_on date not null,
  to_on date not null,
  state text not null default 'draft' check (state in ('draft', 'issued', 'ended')),
  body jsonb not null default '{}' check (jsonb_typeof(body) = 'object'),
  revision integer not null default 1,
  account_id uuid references account (id),
  created_at timestamptz not null default now(),
  primary key (agency_id, id),
  check (from_on <= to_on)
);
comment on table campaign is 'A plan of digitisation (kế hoạch số hóa) of an agency for itself and those below it.';
comment on column campaign.basis is 'The decisions it rests on, as people cite them.';
comment on column campaign.body is 'Phases with registration years by level, order of kinds, dates, agencies and people, as schema.ts of plan has it.';

create table campaign_target (
  agency_id uuid not null,
  campaign_id uuid not null,
  phase text not null,
  for_agency_id uuid not null references agency (id),
  books integer check (books >= 0),
  records integer check (records >= 0),
  due_on date,
  primary key (agency_id, campaign_id, phase, for_agency_id),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id) on delete cascade
);
comment on table campaign_target is 'What an agency shall have done of a phase, and by when where that differs from the phase.';

create table campaign_change (
  agency_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  revision integer not null,
  reason text not null default '',
  before jsonb not null,
  after jsonb not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, campaign_id) references campaign (agency_id, id) on delete cascade
);
comment on table campaign_change is 'How a plan was changed since it was made: what it said before and after, by whom and why.';

-- Money -----------------------------------------------------------------------------------------------------------------------------

create table price_list (
  agency_id uuid not null references agency (id),
  id uuid not null,
  name text not null check (name <> ''),
  version integer not null check (version > 0),
  source text not null check (source <> ''),
  applies_from date not null,
  prices jsonb not null check (jsonb_typeof(prices) = 'array'),
  vat_percent real not null default 0 check (vat_percent between 0 and 100),
  account_id uuid references account (id),
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, name, version)
);
comment on table price_list is 'Unit prices that an agency entered, with where they come from. A version never changes; a change is the next version. None is official.';
comment on column price_list.prices is '[{step, unit, paper size or length class, kind, amount in đồng}], as schema.ts of plan/money has it.';

create table payment (
  agency_id uuid not null references agency (id),
  id uuid not null,
  number text not null,
  contractor_id uuid not null references contractor (id),
  price_list_id uuid not null,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  sum_vnd bigint not null check (sum_vnd >= 0),
  vat_vnd bigint not null check (vat_vnd >= 0),
  note text not null default '',
  docx bytea not null,
  pdf bytea not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_by uuid references account (id),
  cancelled_reason text,
  primary key (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, price_list_id) references price_list (agency_id, id),
  foreign key (agency_id, docx) references file (agency_id, sha256),
  foreign key (agency_id, pdf) references file (agency_id, sha256),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
comment on column payment.lines is '[{price, quantity, amountVnd}], as schema.ts of acceptance/payment has it; sum_vnd is without tax.';
comment on table payment is 'A statement of quantities for payment (bảng xác nhận khối lượng): accepted books only, each once.';

create table payment_book (
  agency_id uuid not null,
  book_id uuid not null,
  payment_agency_id uuid not null,
  payment_id uuid not null,
  pages integer not null check (pages >= 0),
  records integer not null check (records >= 0),
  amount_vnd bigint not null check (amount_vnd >= 0),
  cancelled_at timestamptz,
  primary key (agency_id, book_id, payment_id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table payment_book is 'Which books a statement pays for, and what of it each is (without tax). agency_id is the book''s.';
create index payment_book_payment on payment_book (payment_agency_id, payment_id);
create unique index payment_book_once on payment_book (agency_id, book_id) where cancelled_at is null;

-- Obstacles --------------------------------------------------------------------------------------------------------------------------

create table guidance (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  kind text not null default '',
  folded text not null,
  account_id uuid references account (id),
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
comment on table guidance is 'An answer that others find (hướng dẫn), without anything personal; read by everybody.';

create table obstacle (
  agency_id uuid not null references agency (id),
  id uuid not null,
  year integer not null,
  number integer not null check (number > 0),
  kind text not null check (kind <> ''),
  title text not null check (title <> ''),
  book_agency_id uuid,
  book_id uuid,
  page_id uuid,
  photo bytea,
  with_agency_id uuid not null references agency (id),
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  guidance_id uuid references guidance (id),
  account_id uuid references account (id),
  at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (agency_id, id),
  unique (agency_id, year, number),
  foreign key (agency_id, photo) references file (agency_id, sha256)
);
comment on table obstacle is 'A difficulty (khó khăn, vướng mắc) that an agency reports upward.';
comment on column obstacle.with_agency_id is 'Who has to answer: the agency above, or the one it was escalated to.';
create index obstacle_with on obstacle (with_agency_id, state, changed_at desc);
create index obstacle_book on obstacle (book_agency_id, book_id) where book_id is not null;

create table obstacle_message (
  agency_id uuid not null,
  id uuid not null,
  obstacle_id uuid not null,
  kind text not null check (kind in ('report', 'remark', 'answer', 'escalate', 'close', 'reopen')),
  text text not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, id),
  foreign key (agency_id, obstacle_id) references obstacle (agency_id, id)
);
comment on table obstacle_message is 'What was said to an obstacle, in its order; nothing is changed or removed.';
create index obstacle_message_obstacle on obstacle_message (agency_id, obstacle_id, at);

-- Acceptance ----------------------------------------------------------------------------------------------------------------------------

create table count_reason (
  agency_id uuid not null,
  book_id uuid not null,
  id uuid not null,
  step text not null check (step in ('closing-cases', 'cases-pdfs', 'pdfs-rows', 'rows-records')),
  why text not null,
  count integer not null check (count <> 0),
  note text not null default '',
  account_id uuid references account (id),
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table count_reason is 'Why two neighbouring counts of a book differ, where its entries do not say it themselves: stated by a person.';
create index count_reason_book on count_reason (agency_id, book_id) where withdrawn_at is null;

create table lot (
  agency_id uuid not null references agency (id),
  id uuid not null,
  number text not null,
  name text not null default '',
  contractor_id uuid references contractor (id),
  plan jsonb not null check (jsonb_typeof(plan) = 'object'),
  seed text not null,
  size integer not null check (size > 0),
  sample_size integer not null check (sample_size > 0 and sample_size <= size),
  state text not null default 'inspecting' check (state in ('inspecting', 'judged', 'accepted', 'rejected', 'withdrawn')),
  nonconforming integer,
  verdict text check (verdict in ('accept', 'reject')),
  reason text not null default '',
  account_id uuid references account (id),
  at timestamptz not null default now(),
  judged_at timestamptz,
  signed_at timestamptz,
  signed_by uuid references account (id),
  primary key (agency_id, id),
  unique (agency_id, number)
);
comment on table lot is 'Books that are accepted or rejected together (lô nghiệm thu), by the sampling plan and the seed their sample was drawn with; of the agency that accepts.';
comment on column lot.plan is 'Standard, level, AQL or limiting quality, code letter, n, Ac, Re, severity, as schema.ts of acceptance has it: as it was when the sample was drawn.';
comment on column lot.size is 'Records of its books when the sample was drawn.';

create table lot_book (
  agency_id uuid not null,
  book_id uuid not null,
  lot_agency_id uuid not null,
  lot_id uuid not null,
  size integer not null check (size >= 0),
  counts jsonb not null default '{}',
  ended_at timestamptz,
  primary key (agency_id, book_id, lot_id),
  foreign key (agency_id, book_id) references book (agency_id, id)
);
comment on table lot_book is 'A book of a lot, with its chain of counts as it was. agency_id is the book''s.';
comment on column lot_book.ended_at is 'Since when the lot no longer holds the book: rejected or withdrawn.';
create unique index lot_book_once on lot_book (agency_id, book_id) where ended_at is null;
create index lot_book_lot on lot_book (lot_agency_id, lot_id);

create table sample_item (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  lot_agency_id uuid not null,
  lot_id uuid not null,
  record_id uuid not null,
  record_version integer not null,
  position integer not null check (position > 0),
  state text not null default 'waiting' check (state in ('waiting', 'conforming', 'nonconforming')),
  errors jsonb not null default '[]' check (jsonb_typeof(errors) = 'array'),
  note text not null default '',
  checked_by uuid references account (id),
  checked_at timestamptz,
  revision integer not null default 0,
  primary key (agency_id, id),
  unique (agency_id, lot_id, record_id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, record_id) references record (agency_id, id)
);
comment on table sample_item is 'A record of a lot''s sample and what somebody who neither keyed nor checked it found beside the image.';
comment on column sample_item.errors is '[{field, weight, found, note}]: what differs from the image.';
create index sample_item_lot on sample_item (lot_agency_id, lot_id, position);

create table minutes (
  agency_id uuid not null references agency (id),
  id uuid not null,
  lot_id uuid not null,
  number text not null,
  said jsonb not null check (jsonb_typeof(said) = 'object'),
  digest bytea not null check (length(digest) = 32),
  docx bytea not null,
  pdf bytea not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, number),
  foreign key (agency_id, lot_id) references lot (agency_id, id),
  foreign key (agency_id, docx) references file (agency_id, sha256),
  foreign key (agency_id, pdf) references file (agency_id, sha256)
);
comment on table minutes is 'Minutes of acceptance (biên bản nghiệm thu): what they say as data, and the papers made of it.';
comment on column minutes.digest is 'SHA-256 of `said` in canonical JSON; the journal row of the signing carries it too.';

-- Practice ------------------------------------------------------------------------------------------------------------------------------

alter table agency add column practice boolean not null default false;
comment on column agency.practice is 'An invented office whose books are for practising; no report counts it.';

create table practice (
  agency_id uuid not null references agency (id),
  id uuid not null,
  account_id uuid not null references account (id),
  lesson text not null check (lesson in ('scan', 'key', 'check', 'accept')),
  book_id uuid not null,
  seed integer not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  marks jsonb not null default '{}' check (jsonb_typeof(marks) = 'object'),
  result jsonb,
  began_at timestamptz not null default now(),
  ready_at timestamptz,
  failed_at timestamptz,
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  check (result is null or ended_at is not null)
);
comment on table practice is 'One person''s try at a lesson: the practice book made for it and the score. agency_id is the practice office.';
comment on column practice.seed is 'What the book and its planted mistakes are drawn from (training/practice/plan-practice.ts).';
comment on column practice.answers is 'What the book says, what was planted and how its pictures were muddled, as plan-practice.ts has it; told to nobody before the end.';
comment on column practice.marks is 'Of the lesson of acceptance: entry number → what was found of it, as schema.ts of training/practice has it.';
comment on column practice.result is 'Score and what was missed; null: still at work, or given up.';
comment on column practice.failed_at is 'When its book could not be made.';
create unique index practice_open on practice (account_id, lesson) where ended_at is null;
create index practice_account on practice (account_id, began_at desc);

-- Rights in the database itself ---------------------------------------------------------------------------------------------------------

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare whole constant text := $s$agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
declare mine constant text := $s$account_id = (select nullif(current_setting('sogoc.account', true), ''))::uuid$s$;
  name text;
begin
  -- Rows of a book.
  foreach name in array array['book_day', 'book_copy', 'book_pair', 'custody_item', 'book_label', 'payment_book', 'count_reason', 'lot_book', 'sample_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, kept, everything, kept);
  end loop;
  -- What a record says wrongly tells what it says.
  execute format('create policy confidential on sample_item as restrictive to sogoc_app using (%s or %s
    or exists (select from book b where b.agency_id = sample_item.agency_id and b.id = sample_item.book_id and b.kind not in (''CN'', ''CMC'')))', everything, all_kinds);
  -- Rows of an agency.
  foreach name in array array['custody_slip', 'price_list', 'payment', 'lot', 'minutes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, whole, everything, whole);
  end loop;
  -- An obstacle belongs to the agency that reports it; whoever was given a book to work on sees what was said about it.
  alter table obstacle enable row level security;
  execute format('create policy jurisdiction on obstacle to sogoc_app using (%s or %s or book_id = any ((select sogoc_ids(''sogoc.books''))::uuid[]))', everything, whole);
  alter table obstacle_message enable row level security;
  execute format('create policy jurisdiction on obstacle_message to sogoc_app using (%s or exists (select from obstacle o
    where o.agency_id = obstacle_message.agency_id and o.id = obstacle_message.obstacle_id))', everything);
  -- A plan, a contractor and guidance are for all to read and for their agency to change.
  foreach name in array array['contractor', 'campaign', 'campaign_target', 'campaign_change', 'guidance'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy reading on %I for select to sogoc_app using (true)', name);
    execute format('create policy adding on %I for insert to sogoc_app with check (%s or %s)', name, everything, whole);
    execute format('create policy changing on %I for update to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, whole, everything, whole);
    execute format('create policy removing on %I for delete to sogoc_app using (%s or %s)', name, everything, whole);
  end loop;
  -- Practice is one's own; its book is made in the name of the office.
  alter table practice enable row level security;
  execute format('create policy jurisdiction on practice to sogoc_app using (%s or %s or %s) with check (%s or %s or %s)', everything, whole, mine, everything, whole, mine);
end $$;

grant select, insert, update on contractor, book_copy, obstacle, guidance, practice, lot, lot_book, sample_item, campaign to sogoc_app;
grant select on book_day to sogoc_app;
grant select, insert, delete on book_pair to sogoc_app;
grant select, insert on custody_slip, custody_item, book_label, campaign_change, price_list, payment, payment_book, obstacle_message, count_reason, minutes to sogoc_app;
grant select, insert, update, delete on campaign_target to sogoc_app;
grant delete on campaign to sogoc_app;
grant update (cancelled_at, cancelled_by, cancelled_reason) on custody_slip, payment to sogoc_app;
grant update (retired_at) on price_list to sogoc_app;
grant update (cancelled_at) on payment_book to sogoc_app;
grant update (withdrawn_at) on count_reason to sogoc_app;

-- Progress --------------------------------------------------------------------------------------------------------------------------------

-- The same rows as the policy of `book` shows, found by hashing: `= any` looks along hundreds of agencies for each of 100,000 books and takes five times as long
-- as adding their numbers up.
create view visible_book with (security_barrier) as
  select agency_id, id, keeper_id, kind, year, state, period, contractor_id, closing_total, reviewed_at, second_of_book_id,
    pages, cases, pdfs, keyed, checked, deposited, accepted
  from book
  where (select current_setting('sogoc.scope', true)) = 'all'
    or (agency_id in (select unnest(sogoc_ids('sogoc.agencies')))
      and ((select sogoc_ids('sogoc.except')) is null or id not in (select unnest(sogoc_ids('sogoc.except')))))
    or id in (select unnest(sogoc_ids('sogoc.books')));
comment on view visible_book is 'The books of the jurisdiction, for questions about all of them at once; row-level security is in its condition.';
grant select on visible_book to sogoc_app;

-- Appended to by whoever changes a book, never updated: nobody waits for anybody. Rows that say the same thing are put together from time to time (compact_book_sums).
create table book_sum (
  agency_id uuid not null references agency (id),
  keeper_id uuid,
  kind text not null,
  state text not null,
  period text,
  contractor_id uuid,
  books integer not null,
  size integer not null,
  unsized integer not null,
  pages integer not null,
  cases integer not null,
  pdfs integer not null,
  keyed integer not null,
  checked integer not null,
  deposited integer not null,
  accepted integer not null
);
comment on table book_sum is 'The books by what they are told apart by, and their numbers: what all rows with the same agency, keeper, kind, state, period and contractor add up to.';
comment on column book_sum.size is 'Entries the books are known to have: what was deposited of an accepted one, else the most that its closing note or any step says.';
comment on column book_sum.unsized is 'Books of whose entries nothing is known.';
create index book_sum_agency on book_sum (agency_id);

create function book_size(b book) returns integer language sql immutable
  return case when b.state = 'accepted' then b.deposited else greatest(b.closing_total, b.cases, b.keyed, b.deposited) end;

create function note_book_sum(b book, sign integer) returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  insert into book_sum
  select b.agency_id, b.keeper_id, b.kind, b.state, b.period, b.contractor_id, sign, sign * book_size(b),
    case when b.state <> 'accepted' and book_size(b) = 0 then sign else 0 end, sign * b.pages, sign * b.cases, sign * b.pdfs, sign * b.keyed,
    sign * b.checked, sign * b.deposited, sign * b.accepted
  where b.second_of_book_id is null and not exists (select from agency a where a.id = b.agency_id and a.practice);
end;

revoke execute on function note_book_sum from public;

create function note_book_sums() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then perform note_book_sum(old, -1); end if;
  if tg_op <> 'DELETE' then perform note_book_sum(new, 1); end if;
  return null;
end $$;
comment on function note_book_sums is 'Notes in book_sum what a changed book was and is.';
create trigger note_book_sums after insert or delete on book for each row execute function note_book_sums();
create trigger note_changed_sums after update on book for each row when (
  (old.keeper_id, old.kind, old.state, old.period, old.contractor_id, old.closing_total, old.second_of_book_id, old.pages, old.cases, old.pdfs, old.keyed,
    old.checked, old.deposited, old.accepted) is distinct from
  (new.keeper_id, new.kind, new.state, new.period, new.contractor_id, new.closing_total, new.second_of_book_id, new.pages, new.cases, new.pdfs, new.keyed,
    new.checked, new.deposited, new.accepted)) execute function note_book_sums();

create function forget_book_sums() returns trigger language plpgsql as $$
begin
  delete from book_sum;
  delete from book_week;
  return null;
end $$;
comment on function forget_book_sums is 'When all books go at once (which only the owner of the schema can do), their sums go with them.';
create trigger forget_book_sums after truncate on book for each statement execute function forget_book_sums();

create function compact_book_sums() returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  with gone as (
    delete from book_sum where agency_id in (select agency_id from book_sum group by agency_id, keeper_id, kind, state, period, contractor_id having count(*) > 1)
    returning *)
  insert into book_sum
    select agency_id, keeper_id, kind, state, period, contractor_id, sum(books), sum(size), sum(unsized), sum(pages), sum(cases), sum(pdfs), sum(keyed),
      sum(checked), sum(deposited), sum(accepted)
    from gone group by agency_id, keeper_id, kind, state, period, contractor_id having sum(books) <> 0;
end;
comment on function compact_book_sums is 'Puts rows of book_sum together; answers nothing.';

-- In one statement: whoever changes a book meanwhile appends to what was there and to what comes.
create function rebuild_book_sums() returns void
language sql security definer set search_path = public, pg_temp
begin atomic
  with gone as (delete from book_sum)
  insert into book_sum
    select b.agency_id, b.keeper_id, b.kind, b.state, b.period, b.contractor_id, count(*), sum(book_size(b)),
      count(*) filter (where b.state <> 'accepted' and book_size(b) = 0), sum(b.pages), sum(b.cases), sum(b.pdfs), sum(b.keyed), sum(b.checked),
      sum(b.deposited), sum(b.accepted)
    from book b join agency a on a.id = b.agency_id and not a.practice
    where b.second_of_book_id is null
    group by b.agency_id, b.keeper_id, b.kind, b.state, b.period, b.contractor_id;
end;
comment on function rebuild_book_sums is 'Makes book_sum anew from the books; answers nothing.';
select rebuild_book_sums();

create table book_week (
  agency_id uuid not null references agency (id),
  week date not null check (extract(isodow from week) = 1),
  keeper_id uuid,
  confidential boolean not null,
  kind text,
  year smallint,
  period text,
  contractor_id uuid,
  pages integer not null,
  cases integer not null,
  pdfs integer not null,
  keyed integer not null,
  checked integer not null,
  deposited integer not null,
  accepted integer not null
);
comment on table book_week is 'The days of book_day added up by week (its Monday), made anew every few hours: the days since its last week are read from book_day. Every week stands there twice: by agency alone (kind null), and by all that books are told apart by.';
comment on column book_week.confidential is 'Adoptions and recognitions of parents.';
create index book_week_all on book_week (week) where kind is null;
create index book_week_kind on book_week (week) where kind is not null;

do $$
declare name text;
begin
  foreach name in array array['book_sum', 'book_week'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using ((select current_setting(''sogoc.scope'', true)) = ''all''
      or coalesce(keeper_id, agency_id) in (select unnest(sogoc_ids(''sogoc.agencies''))))', name);
    execute format('grant select on %I to sogoc_app', name);
  end loop;
end $$;

-- An hour after the week: whoever counted a book in its last seconds has committed by then.
create function roll_up_weeks() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended constant date := date_trunc('week', (now() at time zone 'Asia/Ho_Chi_Minh') - interval '1 hour')::date;
begin
  -- Two at once would write everything twice. Whoever reads is not kept waiting.
  lock table book_week in share row exclusive mode;
  delete from book_week;
  insert into book_week
    select d.agency_id, d.week, b.keeper_id, b.confidential, b.kind, b.year, b.period, b.contractor_id,
      sum(d.pages), sum(d.cases), sum(d.pdfs), sum(d.keyed), sum(d.checked), sum(d.deposited), sum(d.accepted)
    from (select *, date_trunc('week', day)::date as week from book_day where day < ended) d
    join (select *, kind in ('CN', 'CMC') as confidential from book) b on b.agency_id = d.agency_id and b.id = d.book_id
    join agency a on a.id = b.agency_id and not a.practice
    where b.second_of_book_id is null
    group by grouping sets ((d.agency_id, d.week, b.keeper_id, b.confidential),
      (d.agency_id, d.week, b.keeper_id, b.confidential, b.kind, b.year, b.period, b.contractor_id))
    order by d.week;
end $$;
comment on function roll_up_weeks is 'Makes book_week anew; answers nothing.';

-- Puts right whatever does not agree with what it counts (sogoc verify names it): the books, their days by a difference under a day, and what is added up of them.
create function recount_books(on_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform count_book(agency_id, id, on_day) from book;
  insert into book_day as d
    select b.agency_id, b.id, on_day, b.pages - s.pages, b.cases - s.cases, b.pdfs - s.pdfs, b.keyed - s.keyed, b.checked - s.checked,
      b.deposited - s.deposited, b.accepted - s.accepted
    from book b
    cross join lateral (select coalesce(sum(pages), 0) as pages, coalesce(sum(cases), 0) as cases, coalesce(sum(pdfs), 0) as pdfs, coalesce(sum(keyed), 0) as keyed,
        coalesce(sum(checked), 0) as checked, coalesce(sum(deposited), 0) as deposited, coalesce(sum(accepted), 0) as accepted
      from book_day where agency_id = b.agency_id and book_id = b.id) s
    where (b.pages, b.cases, b.pdfs, b.keyed, b.checked, b.deposited, b.accepted)
      <> (s.pages, s.cases, s.pdfs, s.keyed, s.checked, s.deposited, s.accepted)
  on conflict (agency_id, book_id, day) do update set pages = d.pages + excluded.pages, cases = d.cases + excluded.cases,
    pdfs = d.pdfs + excluded.pdfs, keyed = d.keyed + excluded.keyed, checked = d.checked + excluded.checked,
    deposited = d.deposited + excluded.deposited, accepted = d.accepted + excluded.accepted;
  perform rebuild_book_sums();
  perform roll_up_weeks();
end $$;
comment on function recount_books is 'Counts every book anew and makes everything that is added up of books anew; answers nothing.';

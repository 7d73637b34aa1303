-- Checking as work: what people put right in a package beside its untouched files, how its workbook is to be read, and one history of
-- changes for everything that is done to a book.

-- Changes of a book: of its pages, and of the rows of a package ------------------------------------------------------------

alter table page_change rename to book_change;
alter index page_change_pkey rename to book_change_pkey;
alter index page_change_book rename to book_change_book;
alter table book_change
  add column package_id uuid,
  add foreign key (agency_id, package_id) references package (agency_id, id) on delete cascade,
  drop constraint page_change_kind_check,
  add constraint book_change_kind_check check (kind in ('recipes', 'layout', 'order', 'numbers', 'roles', 'cases', 'corrections')),
  add check ((kind = 'corrections') = (package_id is not null));
comment on table book_change is 'The history of what people did to a book''s pages or to the rows of a package: what was so before and after each change; an undoing is a change of its own that names the one it undoes.';
create index book_change_package on book_change (agency_id, package_id, at desc) where package_id is not null;

-- Corrections: laid over the workbook whenever it is read ------------------------------------------------------------------

create table correction (
  agency_id uuid not null,
  book_id uuid not null,
  package_id uuid not null,
  row integer not null check (row > 0),
  "column" text not null default '',
  value text not null,
  primary key (agency_id, package_id, row, "column"),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id) on delete cascade,
  check ("column" <> '' or value in ('left-out', 'added'))
);
comment on table correction is 'What a person put right in a package; the workbook in the vault stays as it came.';
comment on column correction.row is 'The sheet''s row; an added row has a number after the last of the sheet.';
comment on column correction."column" is 'The field; empty: the correction is about the row as a whole.';
comment on column correction.value is 'What the cell should say (empty: nothing); of a whole row left-out or added.';

-- What the check saw of a row that its entry no longer says: to check a row again, and to take a correction back, without the workbook.
create table sheet_row (
  agency_id uuid not null,
  book_id uuid not null,
  package_id uuid not null,
  row integer not null check (row > 0),
  "values" jsonb,
  tidied text[] not null default '{}',
  remarks jsonb not null default '[]',
  primary key (agency_id, package_id, row),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id) on delete cascade
);
comment on table sheet_row is 'What a package''s workbook says in rows that were corrected, and what its cells themselves gave cause to remark; derived, made anew by every check.';
comment on column sheet_row."values" is 'The row as the sheet has it, by field; null while no correction lies over it: its entry says the same.';
comment on column sheet_row.tidied is 'The fields whose text was normalised in reading.';
comment on column sheet_row.remarks is 'Findings of the reading itself (an error in a formula, a cell that is a date).';

alter table package add column reading jsonb, add column facts jsonb;
comment on column package.reading is 'How the workbook is to be read where a person had to say: sheet, header row, columns by their header, letters (encoding); null: as it shows by itself.';
comment on column package.facts is 'What checking single rows again needs to know of the files: the fields that have a column, the last row, the names in the .zip; null: not checked by this version.';

create index finding_rule on finding (agency_id, package_id, code);

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
  name text;
begin
  foreach name in array array['correction', 'sheet_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, kept, everything, kept);
    execute format('create policy confidential on %I as restrictive to sogoc_app using (%s or %s
      or exists (select from book b where b.agency_id = %I.agency_id and b.id = %I.book_id and b.kind not in (''CN'', ''CMC'')))', name, everything, all_kinds, name, name);
  end loop;

  -- What other books say of the same people is no business of those who were given single books to work on.
  execute format('create policy across on finding as restrictive to sogoc_app using (%s or code not like ''cross.%%''
    or (select sogoc_ids(''sogoc.agencies'')) is not null)', everything);
end $$;

grant select, insert, update, delete on correction, sheet_row to sogoc_app;

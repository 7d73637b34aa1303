-- Statistics: what the registry holds, counted as it is written. Numbers by registering agency, no personal data.

create table record_count (
  agency_id uuid not null references agency (id),
  kind text not null,
  ethnic_group smallint not null default 0 check (ethnic_group between 0 and 99),
  period integer not null check (period between 100 and 999 or period between 1000 and 9999 or period between 100000 and 999912),
  counts integer[] not null check (0 <= all (counts)),
  parts integer[] not null default '{}' check (0 <= all (parts)),
  changed_at timestamptz not null default now(),
  -- The order a dashboard reads in: all kinds of a period at once, for each of hundreds of agencies.
  primary key (agency_id, ethnic_group, period, kind)
);
comment on table record_count is 'How many standing records an agency registered, by kind and period of registration; kept in the transaction that changes the records (registry/counters), checked by sogoc verify, and made anew from the records at any time.';
comment on column record_count.period is '198: the years 1980–1989; 1987: a year; 198707: a month; 198700: registered in 1987, the book does not say in which month. Decades and years are sums of what is within, so that a province of fifty years is a few thousand rows.';
comment on column record_count.ethnic_group is '0: everybody; else only people of one ethnic group but the Kinh (register/statistics/ethnicity.ts), by their number.';
comment on column record_count.counts is 'By the places of the kind''s measures (register/statistics/measure.ts); zeros at the end are left out. The first is the number of records.';
comment on column record_count.parts is 'The number of records of each part: of a decade its ten years, of a year what has no month and its twelve months; of a month none.';

create table uncounted_agency (
  agency_id uuid primary key references agency (id)
);
comment on table uncounted_agency is 'Agencies whose records are still to be counted: those that had records before they were counted at all. While they stand here, nothing is added for them, and statistics say so.';
insert into uncounted_agency (agency_id) select distinct agency_id from record;

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
-- Whoever deposits a book of an agency that is otherwise elsewhere counts it, too: hence `around`. `in (select …)` is looked up in a hash: a
-- dashboard reads ten thousands of rows of three hundred agencies, and `= any` would go through all of them for each row.
declare reached constant text := $s$(agency_id in (select unnest(sogoc_ids('sogoc.agencies'))) or agency_id in (select unnest(sogoc_ids('sogoc.around'))))$s$;
declare open_kind constant text := $s$((select current_setting('sogoc.confidential', true)) = 'on' or kind not in ('CN', 'CMC'))$s$;
  name text;
begin
  foreach name in array array['record_count', 'uncounted_agency'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, reached, everything, reached);
  end loop;
  -- In a commune with one adoption a year its number alone tells: seen by those who see the records.
  execute format('create policy confidential on record_count as restrictive to sogoc_app using (%s or %s)', everything, open_kind);
end $$;

grant select, insert, update, delete on record_count to sogoc_app;
grant select, insert, delete on uncounted_agency to sogoc_app;

-- What the search box needs: the syllables of names, and the ways in by birth and by number.

create table syllable (
  text text primary key check (text <> '')
);
comment on table syllable is 'Every syllable of name.tokens: what a mistyped syllable is compared with. Written with the names, never removed; can be rebuilt with ts_stat(''select tokens from name'').';

insert into syllable (text) select word from ts_stat('select tokens from name') where word <> '';

grant select, insert on syllable to sogoc_app;

create index mention_born on mention (born_from, born_to) where born_from is not null;
comment on index mention_born is 'People whose whole date of birth is asked for.';

create index record_number on record (number, year);
comment on index record_number is 'An entry by its number across agencies and kinds, as it is typed in the search box.';

-- A mention is derived from its record's current version and rebuilt with it; names and records are never deleted (sogoc_app has no
-- grant to), so these two constraints could not fail. Checking them took 0.7 s of the 1.0 s that the 37,000 mentions of a book
-- of 10,000 births take to write. `sogoc verify` compares every mention with its record.
alter table mention drop constraint mention_name_id_fkey, drop constraint mention_agency_id_record_id_fkey;

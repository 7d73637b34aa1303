-- Search at millions of records: the dictionary of names is held in the memory of the program (src/registry/search/dictionary.ts), so its
-- indexes here go, and those of the people named get what a search reads of them.

drop table syllable;
alter table name drop column tokens;

drop index mention_name;
create index mention_name on mention (name_id, born_from)
  include (agency_id, record_id, role, variant, kind, year, born_to, sex, confidential);
comment on index mention_name is 'Who bears a name, by birth; what else a search or a policy looks at stands beside it, so that the thousands who bear a common name are read from some hundred pages in a row.';
create index mention_agency_name on mention (agency_id, name_id);
comment on index mention_agency_name is 'Who bears a name in the books of a few agencies: a commune''s search, however common the name is elsewhere.';

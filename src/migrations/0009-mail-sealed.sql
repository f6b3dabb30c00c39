-- Letters lie sealed as a whole: for whom they are, what they are about and what they say; of one that has
-- left no words are kept. The database has no key: what was entered in the open is set apart, and
-- the program seals it at its next start.
alter table outgoing_mail add column unsealed jsonb;
update outgoing_mail set unsealed = jsonb_build_object(
  'name', recipient_name, 'subject', subject, 'body', case when state = 'sent' then null else body end);
alter table outgoing_mail
  drop column recipient_name,
  drop column subject,
  drop column body;
alter table outgoing_mail
  -- Null only while `unsealed` is not.
  add column subject bytea,
  -- Null once the letter has left.
  add column body bytea,
  add constraint outgoing_mail_sealed check (unsealed is not null or subject is not null),
  add constraint outgoing_mail_words
    check (unsealed is not null or (body is null) = (state = 'sent'));
create index outgoing_mail_unsealed on outgoing_mail (region_id, id) where unsealed is not null;

-- Short messages wait in the same outbox: the recipient's address is a mobile number, the subject names
-- the template, the body holds its parameters. All sealed like letters.
alter table outgoing_mail
  add column channel text not null default 'mail' check (channel in ('mail', 'sms'));

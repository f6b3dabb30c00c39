-- From which attachment a redacted one was made: a newer result of the same source takes the place of
-- the older among what is given out. Files attached before do not say it.
alter table request_file add column source_id uuid;

-- What stands at the foot of a region's public pages: the marks owed by every government site, and
-- who answers for it. What is not known is left out.
alter table region add column site jsonb not null default '{}';

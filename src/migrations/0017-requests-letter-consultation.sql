-- Which consultation a letter asks for an opinion in, or tells of: two that are asked at once have a
-- letter each. Letters made before do not say it.
alter table request_letter add column consultation_id uuid;

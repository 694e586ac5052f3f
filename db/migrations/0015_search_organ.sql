-- A record of another organ's decision is told with that organ, not with the one that keeps it.

ALTER TABLE search_entry ADD COLUMN organ @TEXT NOT NULL DEFAULT '';

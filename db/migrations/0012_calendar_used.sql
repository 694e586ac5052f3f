-- Which calendar the running clocks of an organ were last counted with. When another one comes (a year is published,
-- a region has a new holiday), they are counted again, and what changes is an event of each matter.

CREATE TABLE calendar_used (
  organ_id @ID PRIMARY KEY,
  digest @TEXT NOT NULL,          -- SHA-256 of its lines, hex
  since @INT NOT NULL             -- ms
);

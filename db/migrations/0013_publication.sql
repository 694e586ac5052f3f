-- What the portal shows, as the procedures say (docs/pack-format.md, "public"), with an order in
-- which it was published, and its kinds, amount and source for lists and searches.

DROP TABLE publication;
CREATE TABLE publication (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,         -- of the publication; its address on the portal
  id @ID NOT NULL,                -- greater ids were published later
  source_id @ID NOT NULL,         -- matter of the decision; the same where it publishes itself
  number @TEXT NOT NULL,
  party @TEXT NOT NULL,           -- as everybody may read it
  title @TEXT NOT NULL,
  basis @TEXT NOT NULL,
  content @TEXT NOT NULL,
  kinds @TEXT NOT NULL,           -- of penalty, separated by 、
  organ_name @TEXT NOT NULL,
  amount @INT,                    -- fen
  decided @INT,                   -- day
  published @INT NOT NULL,        -- day
  ends @INT NOT NULL,             -- last day on the portal
  withdrawn @INT,                 -- day; then only number, organ and reason are left
  reason @TEXT NOT NULL,
  PRIMARY KEY (organ_id, matter_id)
);
CREATE INDEX publication_day ON publication (published, id);
CREATE INDEX publication_matter ON publication (matter_id);
CREATE INDEX publication_source ON publication (organ_id, source_id);

-- Keys that one matter of all organs holds at a time; keyed for itself, not by organ.

CREATE TABLE claim (
  kind @TEXT NOT NULL,
  claim_key @TEXT NOT NULL,
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  since @INT NOT NULL,            -- day
  until @INT,                     -- last day; NULL: until released
  PRIMARY KEY (kind, claim_key)
);
CREATE INDEX claim_matter ON claim (organ_id, matter_id);

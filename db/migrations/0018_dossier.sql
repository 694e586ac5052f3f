-- The ledger of dossiers (案卷台账): a row for each matter of its own since it was closed.

CREATE TABLE dossier (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  year @INT NOT NULL,             -- of the day on which it was closed
  closed @INT NOT NULL,           -- day
  due @INT NOT NULL,              -- last day for filing
  filed @INT,                     -- day; NULL: not yet
  archive_no @TEXT NOT NULL,      -- 档号; empty until it is filed
  PRIMARY KEY (organ_id, matter_id)
);
CREATE INDEX dossier_year ON dossier (organ_id, year, closed, matter_id);

-- Evidence: when each stored file was last compared with its digest, and files that are still coming in.

CREATE TABLE blob_check (
  digest @BYTES PRIMARY KEY,
  checked @INT NOT NULL,          -- ms
  sound @INT NOT NULL             -- 0: missing, or its content has changed
);
CREATE INDEX blob_check_checked ON blob_check (checked);
CREATE INDEX blob_check_unsound ON blob_check (digest) WHERE sound = 0;
INSERT INTO blob_check (digest, checked, sound) SELECT digest, stored, 1 FROM blob;

CREATE TABLE upload (             -- gone once the file is stored, given up or forgotten
  id @ID PRIMARY KEY,
  officer_id @ID NOT NULL,
  name @TEXT NOT NULL,
  size @INT NOT NULL,
  started @INT NOT NULL           -- ms
);
CREATE INDEX upload_officer ON upload (officer_id);
CREATE INDEX upload_started ON upload (started);

CREATE INDEX reading_file ON reading (organ_id, matter_id, what, at);

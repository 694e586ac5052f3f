-- Lists of matters: what a row of one shows stands in the matter's row, and each order has its
-- index. Matters that run inside another one are not listed. A row without a deadline has the day
-- 2932896 (9999-12-31), so that it comes last.

DROP INDEX matter_list;
DROP INDEX matter_phase;
DROP INDEX matter_handler;
DROP INDEX matter_due;
ALTER TABLE matter DROP COLUMN handler_id;
ALTER TABLE matter ADD COLUMN handlers @TEXT NOT NULL DEFAULT '';     -- ids, separated by spaces
ALTER TABLE matter ADD COLUMN due_clock @TEXT NOT NULL DEFAULT '';    -- the clock of due
ALTER TABLE matter ADD COLUMN number_key @TEXT NOT NULL DEFAULT '';   -- number, its figures padded: the order of numbers
UPDATE matter SET due = 2932896 WHERE due IS NULL;
UPDATE todo SET due = 2932896 WHERE due IS NULL;

CREATE INDEX matter_by_due ON matter (organ_id, due, id) WHERE parent_id IS NULL;
CREATE INDEX matter_by_opened ON matter (organ_id, opened, id) WHERE parent_id IS NULL;
CREATE INDEX matter_by_number ON matter (organ_id, number_key, id) WHERE parent_id IS NULL;
CREATE INDEX matter_phase_due ON matter (organ_id, phase, due, id) WHERE parent_id IS NULL;
CREATE INDEX matter_phase_opened ON matter (organ_id, phase, opened, id) WHERE parent_id IS NULL;
CREATE INDEX matter_phase_number ON matter (organ_id, phase, number_key, id) WHERE parent_id IS NULL;
CREATE INDEX matter_id ON matter (id);

CREATE TABLE handling (           -- who is in charge of which matter
  organ_id @ID NOT NULL,
  officer_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  phase @TEXT NOT NULL,
  number_key @TEXT NOT NULL,
  due @INT NOT NULL,
  opened @INT NOT NULL,
  PRIMARY KEY (organ_id, officer_id, matter_id)
);
CREATE INDEX handling_matter ON handling (organ_id, matter_id);
CREATE INDEX handling_due ON handling (organ_id, officer_id, due, matter_id);
CREATE INDEX handling_opened ON handling (organ_id, officer_id, opened, matter_id);
CREATE INDEX handling_number ON handling (organ_id, officer_id, number_key, matter_id);

DROP INDEX todo_role;
CREATE INDEX todo_person ON todo (organ_id, role, officer_id, due, matter_id);

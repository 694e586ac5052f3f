-- Rows of the register of powers that are made, or taken away, by an act of a matter (docs/pack-format.md, passes).

ALTER TABLE power ADD COLUMN principal @ID;              -- organ in whose name it is used; NULL: its own
ALTER TABLE power ADD COLUMN roles @TEXT NOT NULL DEFAULT ''; -- what its officers may do for the principal, ids separated by spaces
ALTER TABLE power ADD COLUMN made_organ @ID;             -- matter whose act made the row; NULL: imported
ALTER TABLE power ADD COLUMN made_matter @ID;
ALTER TABLE power ADD COLUMN lost @INT;                  -- first day on which it is gone, by an act
ALTER TABLE power ADD COLUMN lost_organ @ID;             -- matter of that act
ALTER TABLE power ADD COLUMN lost_matter @ID;
CREATE INDEX power_made ON power (made_organ, made_matter) WHERE made_matter IS NOT NULL;
CREATE INDEX power_lost ON power (lost_organ, lost_matter) WHERE lost_matter IS NOT NULL;
CREATE INDEX power_for ON power (organ_id, principal) WHERE principal IS NOT NULL;
CREATE INDEX power_code ON power (organ_id, code);

-- Matters of one case, one for each party: they carry the id of the first of them.

ALTER TABLE matter ADD COLUMN joined_id @ID;
CREATE INDEX matter_joined ON matter (organ_id, joined_id, id) WHERE joined_id IS NOT NULL;

-- What is kept of a checkpoint is what it signs: the time stood in no digest.

ALTER TABLE log_checkpoint DROP COLUMN at;

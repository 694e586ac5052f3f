-- Registers (things seized, inspections): the matters of one procedure of an organ, the newest first.
CREATE INDEX matter_register ON matter (organ_id, procedure, id);

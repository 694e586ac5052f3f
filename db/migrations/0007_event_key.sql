-- An event is named by its matter and its place there. The id that it had beside them was in no digest and
-- used by nobody, and its index was written with every act.

-- @sqlite
DROP TRIGGER event_no_update;
-- @end
-- @postgres
DROP TRIGGER event_no_update ON event;
-- @end
DROP INDEX event_id;
ALTER TABLE event DROP COLUMN id;

CREATE TABLE unlogged_new (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  seq @INT NOT NULL,
  digest @BYTES NOT NULL,
  PRIMARY KEY (organ_id, matter_id, seq)
);
INSERT INTO unlogged_new (organ_id, matter_id, seq, digest) SELECT organ_id, matter_id, seq, digest FROM unlogged;
DROP TABLE unlogged;
ALTER TABLE unlogged_new RENAME TO unlogged;

-- @sqlite
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL AND NEW.digest = OLD.digest AND NEW.prev = OLD.prev AND NEW.seq = OLD.seq
  AND NEW.organ_id = OLD.organ_id AND NEW.matter_id = OLD.matter_id AND NEW.action = OLD.action AND NEW.kind = OLD.kind
  AND NEW.recorded = OLD.recorded AND NEW.effective = OLD.effective AND NEW.actor = OLD.actor
  AND NEW.request_id IS OLD.request_id) BEGIN
  SELECT RAISE(ABORT, 'event is append-only');
END
;;
-- @end
-- @postgres
CREATE OR REPLACE FUNCTION event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.body IS NULL AND NEW.salt IS NULL AND
    (NEW.organ_id, NEW.matter_id, NEW.seq, NEW.kind, NEW.action, NEW.actor, NEW.recorded, NEW.effective, NEW.prev, NEW.digest)
    = (OLD.organ_id, OLD.matter_id, OLD.seq, OLD.kind, OLD.action, OLD.actor, OLD.recorded, OLD.effective, OLD.prev, OLD.digest)
    AND NEW.request_id IS NOT DISTINCT FROM OLD.request_id
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'event is append-only';
END
$$
;;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION event_change()
;;
-- @end

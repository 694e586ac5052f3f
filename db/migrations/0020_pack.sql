-- Editions of the law pack that were accepted (src/edition). Rows are only added. A version has one
-- content; only in a practice store may it get another, under the next place.

CREATE TABLE pack (
  id @TEXT NOT NULL,               -- "cn-nmg 2026.1", as events and matters name it
  place @INT NOT NULL,             -- from 1; the last counts
  digest @BYTES NOT NULL,          -- SHA-256 of the manifest
  archive @BYTES NOT NULL,         -- SHA-256 of the stored archive, a row of blob
  signer @BYTES NOT NULL,          -- Ed25519 public key
  accepted @INT NOT NULL,          -- ms
  accepted_by @TEXT NOT NULL,
  in_force @INT NOT NULL,          -- day from which new matters follow it
  PRIMARY KEY (id, place)
);

-- @sqlite
CREATE TRIGGER pack_no_change BEFORE UPDATE ON pack BEGIN
  SELECT RAISE(ABORT, 'pack is append-only');
END
;;
CREATE TRIGGER pack_no_delete BEFORE DELETE ON pack BEGIN
  SELECT RAISE(ABORT, 'pack is append-only');
END
;;
-- @end
-- @postgres
CREATE TRIGGER pack_no_change BEFORE UPDATE OR DELETE ON pack FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER pack_no_truncate BEFORE TRUNCATE ON pack FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
-- @end

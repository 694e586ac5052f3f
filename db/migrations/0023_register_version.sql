-- How often the registers changed that a connection may remember (DB_REGISTER in src/db/db.h). SQLite asks
-- them again; there a question costs less than remembering it.
-- @postgres
CREATE TABLE register_version (
  id @INT PRIMARY KEY CHECK (id = 1),
  version @INT NOT NULL
)
;;
INSERT INTO register_version (id, version) VALUES (1, 1)
;;
CREATE FUNCTION register_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE register_version SET version = version + 1 WHERE id = 1;
  RETURN NULL;
END
$$
;;
CREATE TRIGGER organ_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON organ FOR EACH STATEMENT EXECUTE FUNCTION register_change()
;;
CREATE TRIGGER officer_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON officer FOR EACH STATEMENT EXECUTE FUNCTION register_change()
;;
CREATE TRIGGER post_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON post FOR EACH STATEMENT EXECUTE FUNCTION register_change()
;;
CREATE TRIGGER credential_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON credential FOR EACH STATEMENT EXECUTE FUNCTION register_change()
;;
CREATE TRIGGER power_change BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON power FOR EACH STATEMENT EXECUTE FUNCTION register_change()
;;
-- @end

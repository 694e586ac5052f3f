-- Statutes, version by version and article by article, as whoever runs the platform imports them. Rows are
-- only added: a corrected text is a further revision of its version.

CREATE TABLE statute (
  id @ID PRIMARY KEY,
  title @TEXT NOT NULL UNIQUE      -- in full
);

CREATE TABLE statute_version (
  id @ID PRIMARY KEY,
  statute_id @ID NOT NULL REFERENCES statute (id),
  version_date @INT NOT NULL,      -- day on which this text was adopted
  part @TEXT NOT NULL,             -- 总则 of a code that comes in parts; empty otherwise
  revision @INT NOT NULL,          -- 1, 2, … : the last one counts
  effective @INT,                  -- day from which it is in force; NULL where that is not known
  source @TEXT NOT NULL,           -- how that day is known: text, unverified, or empty
  kind @TEXT NOT NULL,
  status @TEXT NOT NULL,
  note @TEXT NOT NULL,
  articles @INT NOT NULL,
  digest @TEXT NOT NULL,           -- of all that the revision says
  imported @INT NOT NULL,          -- ms
  UNIQUE (statute_id, version_date, part, revision)
);

CREATE TABLE statute_article (
  version_id @ID NOT NULL REFERENCES statute_version (id),
  place @INT NOT NULL,             -- from 0
  article @INT NOT NULL,
  article_after @INT NOT NULL,     -- 之一 is 1
  heading @TEXT NOT NULL,
  doubtful @INT NOT NULL,          -- 1: something in it was not understood
  text @TEXT NOT NULL,             -- a line for each paragraph, item and sub-item
  PRIMARY KEY (version_id, place)
);

-- @sqlite
CREATE TRIGGER statute_no_change BEFORE UPDATE ON statute BEGIN
  SELECT RAISE(ABORT, 'statute is append-only');
END
;;
CREATE TRIGGER statute_no_delete BEFORE DELETE ON statute BEGIN
  SELECT RAISE(ABORT, 'statute is append-only');
END
;;
CREATE TRIGGER statute_version_no_change BEFORE UPDATE ON statute_version BEGIN
  SELECT RAISE(ABORT, 'statute_version is append-only');
END
;;
CREATE TRIGGER statute_version_no_delete BEFORE DELETE ON statute_version BEGIN
  SELECT RAISE(ABORT, 'statute_version is append-only');
END
;;
CREATE TRIGGER statute_article_no_change BEFORE UPDATE ON statute_article BEGIN
  SELECT RAISE(ABORT, 'statute_article is append-only');
END
;;
CREATE TRIGGER statute_article_no_delete BEFORE DELETE ON statute_article BEGIN
  SELECT RAISE(ABORT, 'statute_article is append-only');
END
;;
-- @end
-- @postgres
CREATE TRIGGER statute_no_change BEFORE UPDATE OR DELETE ON statute FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER statute_no_truncate BEFORE TRUNCATE ON statute FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER statute_version_no_change BEFORE UPDATE OR DELETE ON statute_version FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER statute_version_no_truncate BEFORE TRUNCATE ON statute_version FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER statute_article_no_change BEFORE UPDATE OR DELETE ON statute_article FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER statute_article_no_truncate BEFORE TRUNCATE ON statute_article FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
-- @end

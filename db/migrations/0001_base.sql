-- The store. Every table of a matter has the organ first in its key, so that it can be distributed
-- by organ (docs/architecture.md). Times are UTC milliseconds, days are counted from 1970-01-01,
-- money is in fen, yes and no are 1 and 0.

-- organs, officers and what they may do: registers, read as of a day -------------------------------

CREATE TABLE organ (
  id @ID PRIMARY KEY,
  name @TEXT NOT NULL,
  short_name @TEXT NOT NULL,      -- 机关代字, used in document numbers
  region @TEXT NOT NULL,          -- GB/T 2260 code
  level @INT NOT NULL,            -- 1 自治区, 2 盟市, 3 旗县, 4 苏木乡镇街道
  system @TEXT NOT NULL,          -- 条线: market, justice, police, …
  parent @ID,                     -- organ above it in its own tree
  remedy_organ @TEXT NOT NULL,    -- where reconsideration is applied for (复议法24)
  court @TEXT NOT NULL,
  collector @TEXT NOT NULL,       -- 代收机构 name and address (罚缴办法7)
  address @TEXT NOT NULL,
  phone @TEXT NOT NULL,
  since @INT NOT NULL,
  until @INT
);
CREATE INDEX organ_parent ON organ (parent);
CREATE INDEX organ_region ON organ (region);

CREATE TABLE officer (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  name @TEXT NOT NULL,
  auxiliary @INT NOT NULL,        -- 协助执法人员: may help, never decides (PER-16)
  lawyer @INT NOT NULL,           -- 法律职业资格 (处罚法58Ⅱ)
  phone @TEXT,
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX officer_id ON officer (id);

CREATE TABLE credential (
  organ_id @ID NOT NULL,
  officer_id @ID NOT NULL,
  no @TEXT NOT NULL,
  kind @TEXT NOT NULL,            -- enforce 执法证, supervise 执法监督证
  issued @INT NOT NULL,
  expires @INT NOT NULL,
  reviewed_until @INT NOT NULL,   -- 审核注册 good until
  revoked @INT,
  PRIMARY KEY (organ_id, officer_id, no)
);

CREATE TABLE post (
  organ_id @ID NOT NULL,          -- where the officer belongs
  id @ID NOT NULL,
  officer_id @ID NOT NULL,
  role @TEXT NOT NULL,
  scope @TEXT NOT NULL,           -- organ (this organ), subtree (of organs), region (subtree of regions), system (line)
  scope_key @TEXT NOT NULL,       -- organ id, region code or system
  since @INT NOT NULL,
  until @INT,
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX post_officer ON post (organ_id, officer_id);

CREATE TABLE power (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  code @TEXT NOT NULL,
  name @TEXT NOT NULL,
  kind @TEXT NOT NULL,            -- penalty, coercion, licence, …
  basis @TEXT NOT NULL,
  procedures @TEXT NOT NULL,      -- ids of procedures, separated by spaces
  field @TEXT NOT NULL,           -- 领域, for configured amounts
  enforce_self @INT NOT NULL,     -- may enforce by itself (EX-2)
  region @TEXT NOT NULL,          -- where it may be used
  since @INT NOT NULL,
  until @INT,
  PRIMARY KEY (organ_id, id)
);

CREATE TABLE account (
  id @ID PRIMARY KEY,
  name @TEXT NOT NULL UNIQUE,     -- log-in name
  organ_id @ID NOT NULL,
  officer_id @ID NOT NULL,
  password @TEXT NOT NULL,        -- argon2id, encoded
  totp @BYTES,                    -- secret, sealed; NULL: no second factor yet
  totp_step @INT NOT NULL,        -- last step used
  disabled @INT NOT NULL,
  failed @INT NOT NULL,           -- failed log-ins in a row
  locked_until @INT NOT NULL
);

CREATE TABLE session (
  id @BYTES PRIMARY KEY,          -- SHA-256 of the cookie
  account_id @ID NOT NULL,
  token @TEXT NOT NULL,           -- against forged requests
  created @INT NOT NULL,
  expires @INT NOT NULL,
  address @TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- matters -------------------------------------------------------------------------------------------

CREATE TABLE matter (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  procedure @TEXT NOT NULL,
  pack @TEXT NOT NULL,            -- id and version, pinned
  kind @TEXT NOT NULL,
  state @TEXT NOT NULL,
  phase @TEXT NOT NULL,
  outcome @TEXT,                  -- of a final state
  seq @INT NOT NULL,              -- number of events
  head @BYTES NOT NULL,           -- digest of the last one
  parent_id @ID,
  parent_key @TEXT,
  number @TEXT,                   -- 案号
  title @TEXT NOT NULL,
  party @TEXT NOT NULL,
  party_key @BYTES,               -- keyed digest of the identity or credit code
  power_id @ID,
  handler_id @ID,                 -- first of the handlers
  amount @INT,                    -- fine decided, fen
  due @INT,                       -- nearest duty, day
  opened @INT NOT NULL,           -- ms
  changed @INT NOT NULL,          -- ms
  closed @INT,                    -- ms
  data @TEXT NOT NULL,            -- the fold of the events (docs/architecture.md)
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX matter_list ON matter (organ_id, changed, id);
CREATE INDEX matter_phase ON matter (organ_id, phase, changed, id);
CREATE INDEX matter_handler ON matter (organ_id, handler_id, changed, id);
CREATE INDEX matter_due ON matter (organ_id, due, id);
CREATE INDEX matter_parent ON matter (organ_id, parent_id);
CREATE INDEX matter_party ON matter (organ_id, party_key);
CREATE INDEX matter_number ON matter (organ_id, number);

CREATE TABLE event (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  seq @INT NOT NULL,
  id @ID NOT NULL,
  kind @TEXT NOT NULL,            -- act, law, record
  action @TEXT NOT NULL,
  actor @ID NOT NULL,             -- officer; 0: by itself
  recorded @INT NOT NULL,         -- ms
  effective @INT NOT NULL,        -- ms
  request_id @TEXT,
  prev @BYTES NOT NULL,
  salt @BYTES,                    -- destroyed with the body after retention; the digest stays
  body @TEXT,
  digest @BYTES NOT NULL,
  PRIMARY KEY (organ_id, matter_id, seq)
);
CREATE UNIQUE INDEX event_request ON event (organ_id, request_id);
CREATE UNIQUE INDEX event_id ON event (organ_id, id);

CREATE TABLE clock (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  id @TEXT NOT NULL,
  effect @TEXT NOT NULL,          -- duty, bar, deem
  due @INT NOT NULL,              -- day, after roll-over
  PRIMARY KEY (organ_id, matter_id, id)
);
CREATE INDEX clock_due ON clock (organ_id, due);

CREATE TABLE todo (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  role @TEXT NOT NULL,
  officer_id @ID NOT NULL,        -- 0: anyone with the role
  action @TEXT NOT NULL,
  title @TEXT NOT NULL,
  due @INT,                       -- day
  returned @INT NOT NULL,         -- sent back to this person
  since @INT NOT NULL,            -- ms
  PRIMARY KEY (organ_id, matter_id, role, officer_id, action)
);
CREATE INDEX todo_role ON todo (organ_id, role, due);

CREATE TABLE document (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  matter_id @ID NOT NULL,
  form @TEXT NOT NULL,
  title @TEXT NOT NULL,
  number @TEXT,
  code @TEXT NOT NULL,            -- verification code
  state @TEXT NOT NULL,           -- issued, sealed, void
  signed @INT NOT NULL,           -- ms
  content @TEXT NOT NULL,         -- blocks, JSON
  content_digest @BYTES NOT NULL,
  pdf @BYTES,                     -- digest of the rendered paper
  pages @INT,
  scan @BYTES,                    -- digest of the sealed scan
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX document_matter ON document (organ_id, matter_id);
CREATE INDEX document_number ON document (number);

CREATE TABLE number_series (
  organ_id @ID NOT NULL,
  series @TEXT NOT NULL,
  year @INT NOT NULL,
  last @INT NOT NULL,
  PRIMARY KEY (organ_id, series, year)
);

CREATE TABLE number (
  organ_id @ID NOT NULL,
  series @TEXT NOT NULL,
  year @INT NOT NULL,
  serial @INT NOT NULL,
  state @TEXT NOT NULL,           -- reserved, issued, void, unused
  matter_id @ID NOT NULL,
  document_id @ID NOT NULL,
  reason @TEXT,
  PRIMARY KEY (organ_id, series, year, serial)
);

CREATE TABLE blob (
  digest @BYTES PRIMARY KEY,      -- SHA-256
  size @INT NOT NULL,
  type @TEXT NOT NULL,            -- media type found in the file itself
  name @TEXT NOT NULL,
  stored @INT NOT NULL            -- ms
);

CREATE TABLE outbox (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  topic @TEXT NOT NULL,           -- render, …
  matter_id @ID NOT NULL,
  subject @ID NOT NULL,
  tries @INT NOT NULL,
  next_at @INT NOT NULL,          -- ms
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX outbox_next ON outbox (next_at);

CREATE TABLE reading (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  matter_id @ID NOT NULL,
  officer_id @ID NOT NULL,
  at @INT NOT NULL,
  what @TEXT NOT NULL,            -- reveal, file, export
  reason @TEXT NOT NULL,
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX reading_matter ON reading (organ_id, matter_id);

-- the log --------------------------------------------------------------------------------------------

CREATE TABLE unlogged (           -- events that are not yet leaves
  organ_id @ID NOT NULL,
  event_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  seq @INT NOT NULL,
  digest @BYTES NOT NULL,
  PRIMARY KEY (organ_id, event_id)
);

CREATE TABLE log_leaf (
  idx @INT PRIMARY KEY,
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,
  seq @INT NOT NULL
);
CREATE UNIQUE INDEX log_leaf_event ON log_leaf (organ_id, matter_id, seq);

CREATE TABLE log_hash (           -- level 0 leaves, then every eighth level (tlog-tiles)
  level @INT NOT NULL,
  idx @INT NOT NULL,
  hash @BYTES NOT NULL,
  PRIMARY KEY (level, idx)
);

CREATE TABLE log_checkpoint (
  size @INT PRIMARY KEY,
  at @INT NOT NULL,
  note @TEXT NOT NULL             -- signed note, tlog-checkpoint
);

-- what the public sees -------------------------------------------------------------------------------

CREATE TABLE publication (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,         -- of the publication, a child matter
  number @TEXT NOT NULL,
  party @TEXT NOT NULL,           -- masked where it must be
  cause @TEXT NOT NULL,
  basis @TEXT NOT NULL,
  content @TEXT NOT NULL,
  organ_name @TEXT NOT NULL,
  decided @INT NOT NULL,          -- day
  published @INT NOT NULL,        -- day
  ends @INT NOT NULL,             -- day on which it leaves the portal
  withdrawn @INT,                 -- day
  reason @TEXT,
  PRIMARY KEY (organ_id, matter_id)
);
CREATE INDEX publication_day ON publication (published, matter_id);
CREATE INDEX publication_number ON publication (number);

-- append only ----------------------------------------------------------------------------------------

-- @sqlite
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'event is append-only');
END
;;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL AND NEW.digest = OLD.digest AND NEW.prev = OLD.prev AND NEW.seq = OLD.seq
  AND NEW.organ_id = OLD.organ_id AND NEW.matter_id = OLD.matter_id AND NEW.id = OLD.id AND NEW.action = OLD.action
  AND NEW.recorded = OLD.recorded AND NEW.effective = OLD.effective AND NEW.actor = OLD.actor AND NEW.kind = OLD.kind) BEGIN
  SELECT RAISE(ABORT, 'event is append-only');
END
;;
CREATE TRIGGER log_leaf_no_change BEFORE UPDATE ON log_leaf BEGIN
  SELECT RAISE(ABORT, 'log_leaf is append-only');
END
;;
CREATE TRIGGER log_leaf_no_delete BEFORE DELETE ON log_leaf BEGIN
  SELECT RAISE(ABORT, 'log_leaf is append-only');
END
;;
CREATE TRIGGER log_hash_no_change BEFORE UPDATE ON log_hash BEGIN
  SELECT RAISE(ABORT, 'log_hash is append-only');
END
;;
CREATE TRIGGER log_hash_no_delete BEFORE DELETE ON log_hash BEGIN
  SELECT RAISE(ABORT, 'log_hash is append-only');
END
;;
-- @end
-- @postgres
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$
;;
CREATE FUNCTION event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.body IS NULL AND NEW.salt IS NULL AND
    (NEW.organ_id, NEW.matter_id, NEW.seq, NEW.id, NEW.kind, NEW.action, NEW.actor, NEW.recorded, NEW.effective, NEW.prev, NEW.digest)
    = (OLD.organ_id, OLD.matter_id, OLD.seq, OLD.id, OLD.kind, OLD.action, OLD.actor, OLD.recorded, OLD.effective, OLD.prev, OLD.digest)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'event is append-only';
END
$$
;;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION event_change()
;;
CREATE TRIGGER log_leaf_no_change BEFORE UPDATE OR DELETE ON log_leaf FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER log_leaf_no_truncate BEFORE TRUNCATE ON log_leaf FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER log_hash_no_change BEFORE UPDATE OR DELETE ON log_hash FOR EACH ROW EXECUTE FUNCTION append_only()
;;
CREATE TRIGGER log_hash_no_truncate BEFORE TRUNCATE ON log_hash FOR EACH STATEMENT EXECUTE FUNCTION append_only()
;;
-- @end

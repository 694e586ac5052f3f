-- Sessions end when nobody uses them, and a second factor waits for its first code.

ALTER TABLE session ADD COLUMN seen @INT NOT NULL DEFAULT 0;         -- ms of the last request, to the minute
CREATE INDEX session_expires ON session (expires);

ALTER TABLE account ADD COLUMN totp_new @BYTES;                      -- secret, sealed, not yet confirmed by a code
ALTER TABLE account ADD COLUMN password_set @INT NOT NULL DEFAULT 0; -- ms
CREATE INDEX account_organ ON account (organ_id, name);

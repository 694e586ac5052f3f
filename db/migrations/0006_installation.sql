-- What an installation is, once and for all: whether everything in it is invented (practice), under which
-- name its log signs.

CREATE TABLE installation (
  name @TEXT PRIMARY KEY,         -- practice, log
  value @TEXT NOT NULL
);

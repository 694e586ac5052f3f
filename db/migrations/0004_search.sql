-- Search: what people look for, as runs of folded text (src/search), and beside it the index over
-- its words, which each engine keeps in its own way.

CREATE TABLE search_entry (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,                -- greater ids come first
  matter_id @ID NOT NULL,         -- what is found
  area @INT NOT NULL,             -- 0 staff, 1 public
  day @INT NOT NULL,              -- told with what is found
  runs @TEXT NOT NULL,
  PRIMARY KEY (organ_id, id)
);

-- @sqlite
CREATE INDEX search_entry_id ON search_entry (id);
CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = 'ascii');
-- @end
-- @postgres
-- The words without their places: those end at 16383, and the runs are compared as well.
CREATE TABLE search_index (
  organ_id @ID NOT NULL,
  id @ID NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (organ_id, id)
);
CREATE INDEX search_index_words ON search_index USING gin (words);
-- @end

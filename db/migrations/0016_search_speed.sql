-- The index answers a single character as quickly as two, and gives the newest first in both engines.

-- @sqlite
CREATE VIRTUAL TABLE search_index_new USING fts5 (words, tokenize = 'ascii', prefix = '1');
INSERT INTO search_index_new (rowid, words) SELECT rowid, words FROM search_index;
DROP TABLE search_index;
ALTER TABLE search_index_new RENAME TO search_index;
-- @end
-- @postgres
CREATE INDEX search_index_id ON search_index (id);
-- @end

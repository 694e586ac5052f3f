-- Files of registers name organs, and so do the papers of other organs.

CREATE INDEX organ_name ON organ (name);

-- What is being written and not yet done: one draft for each act of a matter (and row of a list), or
-- of a person who opens one. Versions are added, never changed; the act that uses a draft freezes it.
CREATE TABLE draft (
  organ_id @ID NOT NULL,
  matter_id @ID NOT NULL,         -- 0: of an opening
  owner_id @ID NOT NULL,          -- officer who opens; 0 in a matter, whose draft is everybody's
  action @TEXT NOT NULL,
  item @TEXT NOT NULL,            -- row of the list; of an opening: the procedure
  version @INT NOT NULL,
  officer_id @ID NOT NULL,        -- who wrote this version
  name @TEXT NOT NULL,            -- of the officer
  saved @INT NOT NULL,            -- UTC ms
  seen @INT NOT NULL,             -- version of the matter on the writer's screen
  used @INT,                      -- sequence number of the act that used it
  content @TEXT NOT NULL,         -- sealed
  PRIMARY KEY (organ_id, matter_id, owner_id, action, item, version)
);

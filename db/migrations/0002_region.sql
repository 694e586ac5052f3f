-- Divisions of the country (GB/T 2260 and the township codes below them): a reference table that the
-- program fills from its own list. Nothing is deleted: what an old file names must be found.

CREATE TABLE region (
  code @TEXT PRIMARY KEY,         -- six digits, nine for a township
  name @TEXT NOT NULL,
  short_name @TEXT NOT NULL,      -- 呼和浩特 for 呼和浩特市
  level @INT NOT NULL,            -- 1 自治区, 2 盟市, 3 旗县, 4 苏木乡镇街道
  parent @TEXT NOT NULL,          -- code above; empty at the root
  kind @TEXT NOT NULL             -- league, banner, sumu, … (src/region/region.h)
);
CREATE INDEX region_parent ON region (parent, code);

CREATE TABLE region_former (
  code @TEXT PRIMARY KEY,
  name @TEXT NOT NULL,            -- as it was called
  successor @TEXT NOT NULL,       -- code of today
  year @INT NOT NULL              -- of the change
);

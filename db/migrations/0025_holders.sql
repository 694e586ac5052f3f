-- What everybody may see of who may enforce: the kind of an organ, and what an agreement says of its extent.

ALTER TABLE organ ADD COLUMN kind @TEXT NOT NULL DEFAULT 'organ'; -- organ 行政机关, authorised 法律、法规授权的组织, body 其他组织
ALTER TABLE power ADD COLUMN note @TEXT NOT NULL DEFAULT '';      -- of a power that an act made: its extent, for everybody
CREATE INDEX power_principal ON power (principal) WHERE principal IS NOT NULL;
CREATE INDEX organ_name_id ON organ (name, id);

-- What a procedure needs to hand its dossier over to the archive: the child that is opened when the dossier is sealed.
local archive = {}

archive.child = { "dossier", procedure = "archive.dossier", title = "案卷保管", on = { handed = {} } }

return archive

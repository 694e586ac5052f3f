-- An outcome of the child that the parent does not expect.
local fine = use "small/procedures/fine"
fine.children[1].on.none = nil
return fine

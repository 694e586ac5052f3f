-- Several talks at a time: the newest counts, also where an older one ends after it.
local fine = use "small/procedures/fine"
fine.children[1].many = true
return fine

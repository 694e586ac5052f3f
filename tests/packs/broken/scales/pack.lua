local pack = use "small/pack"
pack.scales = "scales"
return pack

# Arguments: the names of the arrays.
for (name in commandArgs(TRUE)) {
  o <- jsonlite::fromJSON(readLines(paste0(name, ".json")))
  a <- read_tagged(o)
  if (name %in% c("rows", "columns")) stopifnot(a[1, 3] == 3.5)
  text <- jsonlite::toJSON(write_tagged(a, o$dtype), auto_unbox = TRUE)
  cat(text, file = paste0(name, ".r.json"))
}

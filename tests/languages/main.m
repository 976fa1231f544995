% Arguments: the names of the arrays.
for name = argv()'
  a = read_tagged(jsondecode(fileread([name{1} '.json'])));
  if any(strcmp(name{1}, {'rows', 'columns'})), assert(a(1, 3), single(3.5)); end
  file = fopen([name{1} '.octave.json'], 'w');
  fputs(file, jsonencode(write_tagged(a)));
  fclose(file);
end

% Prints what JSONLab writes of some arrays, for layouts.py, which runs it: a name, JSON, and MessagePack as
% hexadecimal digits.

addpath(getenv('JSONLAB'));
warning('off', 'all');
arrays = {
  'double', [1 2 3; 4 5 6.5];
  'row', [1 2 3];
  'column', [1; 2];
  'one', 5;
  'single', single([1.5 2]);
  'int8', int8([1 -2; 3 4]);
  'logical', logical([1 0; 0 1]);
  'logical one', true;
  'special', [NaN Inf -Inf 1];
  'complex', [1+2i 3-4i; 5 6];
  'complex one', 1+2i;
  'three', reshape(1:24, 2, 3, 4);
  'complex three', reshape((1:8) + 1i * (8:-1:1), 2, 2, 2);
  'empty', zeros(0, 3);
};
for i = 1:rows(arrays)
  json = savejson('', arrays{i, 2}, 'Compact', 1, 'ArrayToStruct', 1);
  msgpack = savemsgpack('', arrays{i, 2}, 'ArrayToStruct', 1);
  printf('%s\t%s\t%s\n', arrays{i, 1}, json, sprintf('%02x', uint8(msgpack)));
end

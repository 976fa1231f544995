// Arguments: the names of the arrays.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"

	"github.com/fxamacker/cbor"
	"github.com/vmihailenco/msgpack/v5"
)

// PAGE

type format struct {
	name  string
	read  func([]byte, any) error
	write func(any) ([]byte, error)
}

func unpack(text []byte, value any) error {
	decoder := msgpack.NewDecoder(bytes.NewReader(text))
	decoder.SetCustomStructTag("json")
	return decoder.Decode(value)
}

func pack(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := msgpack.NewEncoder(&text)
	encoder.SetCustomStructTag("json")
	err := encoder.Encode(value)
	return text.Bytes(), err
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func again[T any](t Tagged) Tagged {
	elements, err := Elements[T](t)
	check(err)
	back, err := Tag(t.DType, t.Shape, elements)
	check(err)
	back.Order = t.Order
	return back
}

func main() {
	formats := []format{
		{"json", json.Unmarshal, json.Marshal},
		{"cbor", cbor.Unmarshal, cbor.Marshal},
		{"msgpack", unpack, pack},
	}
	for _, name := range os.Args[1:] {
		for _, format := range formats {
			text, err := os.ReadFile(name + "." + format.name)
			check(err)
			var t Tagged
			check(format.read(text, &t))
			again := map[string]func(Tagged) Tagged{
				"float64": again[float64], "float32": again[float32],
				"int64": again[int64], "uint8": again[uint8],
			}
			text, err = format.write(again[t.DType](t))
			check(err)
			check(os.WriteFile(name+".go."+format.name, text, 0o644))
		}
	}
}

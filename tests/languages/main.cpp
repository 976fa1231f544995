// Arguments: the names of the arrays.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <xtensor/xarray.hpp>
#include <xtl/xbase64.hpp>

// PAGE

using nlohmann::json;
using Bytes = std::vector<std::uint8_t>;

template <class T>
json again(const std::string& name, const json& o, const std::string& dtype) {
    Array<T> a = read_tagged<T>(o, dtype);
    if ((name == "rows" || name == "columns") && a(0, 2) != 3.5) throw std::runtime_error(name);
    return write_tagged(a, dtype);
}

int main(int count, char** names) {
    for (std::string name : std::vector<std::string>(names + 1, names + count)) {
        for (std::string format : {"json", "cbor", "msgpack"}) {
            std::ifstream in(name + "." + format, std::ios::binary);
            Bytes text(std::istreambuf_iterator<char>(in), {});
            json o = format == "json"   ? json::parse(text)
                     : format == "cbor" ? json::from_cbor(text)
                                        : json::from_msgpack(text);
            std::string dtype = o.at("dtype");
            json back = dtype == "float64"   ? again<double>(name, o, dtype)
                        : dtype == "float32" ? again<float>(name, o, dtype)
                        : dtype == "int64"   ? again<std::int64_t>(name, o, dtype)
                                             : again<std::uint8_t>(name, o, dtype);
            std::string dumped = back.dump();
            Bytes bytes = format == "json"   ? Bytes(dumped.begin(), dumped.end())
                          : format == "cbor" ? json::to_cbor(back)
                                             : json::to_msgpack(back);
            std::ofstream out(name + ".cpp." + format, std::ios::binary);
            out.write(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        }
    }
}

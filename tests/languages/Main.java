// Arguments: the names of the arrays.
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.msgpack.jackson.dataformat.MessagePackFactory;

class Main {
    // PAGE

    public static void main(String[] names) throws Exception {
        var formats = Map.of("json", new ObjectMapper(), "cbor", new ObjectMapper(new CBORFactory()),
            "msgpack", new ObjectMapper(new MessagePackFactory()));
        for (String name : names) {
            for (var format : formats.entrySet()) {
                var mapper = format.getValue();
                Tagged t = mapper.readValue(new File(name + "." + format.getKey()), Tagged.class);
                mapper.writeValue(new File(name + ".java." + format.getKey()), tag(float64(t), t.shape()));
            }
        }
    }
}

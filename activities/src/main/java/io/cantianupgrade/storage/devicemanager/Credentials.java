package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The body of a login. It takes the password when it is sent, never makes a string of it, and overwrites it afterwards. */
final class Credentials extends RequestBody {

    private static final JsonFactory JSON = new JsonFactory();

    private final ArrayAccess access;

    Credentials(ArrayAccess access) {
        this.access = access;
    }

    @Override
    public MediaType contentType() {
        return Wire.JSON_TYPE;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        char[] password = access.password().get();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeStringField("username", access.user());
                json.writeFieldName("password");
                json.writeString(password, 0, password.length);
                json.writeStringField("scope", "0");
                json.writeEndObject();
            }
            sink.write(bytes.toByteArray());
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}

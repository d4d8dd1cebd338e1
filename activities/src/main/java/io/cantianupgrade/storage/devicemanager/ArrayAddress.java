package io.cantianupgrade.storage.devicemanager;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A management address: an IP address or host name, and a port. */
public record ArrayAddress(String host, int port) {

    /** Where DeviceManager listens unless somebody moved it. */
    public static final int DEFAULT_PORT = 8088;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

    /** @throws IllegalArgumentException for anything but a host and a port: the text goes into URLs */
    public ArrayAddress {
        if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not an address of a storage array: " + host + ":" + port);
        }
    }

    /** @param device the array's id, or any placeholder before login */
    HttpUrl root(String device) {
        return new HttpUrl.Builder()
                .scheme("https")
                .host(host)
                .port(port)
                .addPathSegments("deviceManager/rest")
                .addPathSegment(device)
                .build();
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}

package io.cantianupgrade.cli.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node answers over SSH, as it is typed: {@code HOST} or {@code HOST:PORT}. An IPv6 address stands without a port.
 *
 * @param port empty for the usual one
 */
public record NodeAddress(String host, Optional<String> port) {
    private static final Pattern WITH_PORT = Pattern.compile("(?<host>[^:]+):(?<port>\\d{1,5})");

    static NodeAddress of(String typed) {
        Matcher matcher = WITH_PORT.matcher(typed);
        return matcher.matches()
                ? new NodeAddress(matcher.group("host"), Optional.of(matcher.group("port")))
                : new NodeAddress(typed, Optional.empty());
    }

    boolean fits() {
        return Fields.HOST.fits(host) && port.stream().allMatch(Fields.PORT::fits);
    }
}

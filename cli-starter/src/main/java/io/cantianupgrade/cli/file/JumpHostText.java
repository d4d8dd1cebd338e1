package io.cantianupgrade.cli.file;

import io.cantianupgrade.cluster.SshSpec.JumpHost;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code user@host:port}, of which only the host must be there; an IPv6 address with a port stands in brackets. */
final class JumpHostText {
    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Za-z_][A-Za-z0-9_.-]{0,31})@)?(?:\\[([^]]+)]|([^:\\[\\]]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))(?::(\\d{1,5}))?");

    private JumpHostText() {}

    /** Empty when it is none. */
    static Optional<JumpHost> of(String text, String usualUser) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(matcher.group(2)).orElse(matcher.group(3));
        int port = Optional.ofNullable(matcher.group(4)).map(Integer::valueOf).orElse(22);
        String user = Optional.ofNullable(matcher.group(1)).orElse(usualUser);
        boolean right = Fields.HOST.fits(host) && Fields.PORT.fits(Integer.toString(port));
        return right ? Optional.of(new JumpHost(user, host, port)) : Optional.empty();
    }
}

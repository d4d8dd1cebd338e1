package io.cantianupgrade.encryption;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a codec server is reached.
 *
 * @param tls empty for plain HTTP
 */
public record CodecServerOptions(InetSocketAddress address, CodecAccess access, Optional<SSLContext> tls) {}

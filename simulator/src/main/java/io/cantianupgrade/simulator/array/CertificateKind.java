package io.cantianupgrade.simulator.array;

/** What the array shows in the TLS handshake. */
public enum CertificateKind {
    /** Self-signed, valid, for 127.0.0.1 and localhost. */
    SELF_SIGNED,
    /** Signed by an authority of its own; what a client pins is the authority. */
    SIGNED_BY_AUTHORITY,
    /** Self-signed, for another host. */
    WRONG_NAME,
    /** Self-signed, valid until yesterday. */
    EXPIRED
}

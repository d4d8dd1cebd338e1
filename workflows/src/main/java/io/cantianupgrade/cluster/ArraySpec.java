package io.cantianupgrade.cluster;

import io.cantianupgrade.model.SecretRef;

/**
 * The storage array's management interface.
 *
 * @param certificate PEM file on the worker's host: the array's own certificate, or the authority that signed it
 */
public record ArraySpec(String address, int port, String user, SecretRef password, String certificate) {

    public ArraySpec with(SecretRef newPassword) {
        return new ArraySpec(address, port, user, newPassword, certificate);
    }
}

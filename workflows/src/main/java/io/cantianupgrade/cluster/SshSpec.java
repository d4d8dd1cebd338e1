package io.cantianupgrade.cluster;

/**
 * How nodes are reached over SSH.
 *
 * @param identityFile private key, on the host of the worker
 * @param knownHosts file with the host keys of all nodes; a node whose key is not in it is refused
 */
public record SshSpec(String user, String identityFile, String knownHosts) {}

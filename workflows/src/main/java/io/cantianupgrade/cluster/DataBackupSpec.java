package io.cantianupgrade.cluster;

import io.cantianupgrade.model.SecretRef;

/**
 * What ctbackup needs to back up the data before a rolling upgrade.
 *
 * @param address of MySQL: 127.0.0.1 on physical nodes, the pod's address in Kubernetes
 * @param metadata absolute path of MySQL's metadata on the node
 * @param directory where backups go: absolute, at most 100 characters, there on the node
 */
public record DataBackupSpec(
        String address, int port, String user, SecretRef password, String metadata, String directory) {}

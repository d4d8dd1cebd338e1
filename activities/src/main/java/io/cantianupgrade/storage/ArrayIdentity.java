package io.cantianupgrade.storage;

/**
 * Who an array says it is.
 *
 * @param deviceId serial number; the same at all of its management addresses
 * @param wwn world-wide name
 * @param version firmware, such as 6.1.6
 * @param healthy whether the array says that it is well and running normally
 */
public record ArrayIdentity(String deviceId, String wwn, String name, String model, String version, boolean healthy) {}

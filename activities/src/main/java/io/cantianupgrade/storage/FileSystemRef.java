package io.cantianupgrade.storage;

/** Names a file system of the array: its name, and the id of the tenant it belongs to, 0 for the array itself. */
public record FileSystemRef(String name, String vstoreId) {}

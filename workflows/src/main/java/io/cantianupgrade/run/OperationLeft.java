package io.cantianupgrade.run;

/** The operator has chosen to leave the cluster as it is. */
final class OperationLeft extends RuntimeException {}

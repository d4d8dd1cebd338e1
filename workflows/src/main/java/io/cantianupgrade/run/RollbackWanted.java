package io.cantianupgrade.run;

/** The operator has chosen to go back to the source version. */
final class RollbackWanted extends RuntimeException {}

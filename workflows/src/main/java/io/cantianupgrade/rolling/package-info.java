/** The rolling upgrade's state machine: the words that every node reads on the shared file system, and who may act when. */
package io.cantianupgrade.rolling;

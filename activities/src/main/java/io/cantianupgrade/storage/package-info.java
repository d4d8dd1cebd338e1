/** The storage array in the words of the product: file systems, snapshots, reverts. How an array is spoken to is the adapters' affair. */
package io.cantianupgrade.storage;

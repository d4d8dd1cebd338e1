/**
 * {@link io.cantianupgrade.storage.StorageArray} over the REST interface of DeviceManager (OceanStor Dorado). From the outside in:
 * {@code DeviceManagerArray} (the port), {@code FileSystems}, {@code Snapshots}, {@code Reverts} (what is asked), {@code Calls}
 * (relogin, waiting, asking again), {@code Sessions} (who we are logged in as), {@code Wire} (one request, one answer).
 */
package io.cantianupgrade.storage.devicemanager;

/**
 * A storage array as an OceanStor Dorado shows itself through DeviceManager: HTTPS, sessions, file systems that are folders on
 * this disk, snapshots of them, and the faults a real array has. It restates the behaviour from the reference of the REST
 * interface and shares nothing with the product's client: two independent readings catch a wrong one.
 */
package io.cantianupgrade.simulator.array;

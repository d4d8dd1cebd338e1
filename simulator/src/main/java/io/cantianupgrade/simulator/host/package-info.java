/**
 * Hosts for tests: real OpenSSH servers on this machine, each in namespaces of its own, with a root, users, a disk and a network of
 * its own, and with the faults that hosts have. {@link io.cantianupgrade.simulator.host.Hosts} is the way in; root is needed.
 */
package io.cantianupgrade.simulator.host;

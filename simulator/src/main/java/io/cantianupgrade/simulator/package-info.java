/**
 * A simulated Cantian cluster: {@link io.cantianupgrade.simulator.SimulatedCluster} is the way in.
 *
 * <p>What a node does is in shell, under the resources of this package: {@code release/} is a release (written by us, with
 * the names, arguments, messages, files and exit codes of the real one), {@code host/} are the stand-ins of a host.
 *
 * <p>Faults are files {@code <root>/etc/simulator/faults/<name>}; the first line is a parameter:
 *
 * <ul>
 *   <li>{@code hang:<name>}, {@code fail:<name>}: a function of a top-level script, or {@code <module>:<action>}, hangs until
 *       the fault is gone, or ends with exit code 1 and the parameter as its message;
 *   <li>{@code slow-join} (real seconds, 5), {@code never-joins}: the engine starts and joins late, or never;
 *   <li>{@code rpm-fails}; {@code wrong-versions} (version, else build 999): rpm fails, or installs another build;
 *   <li>{@code cms-upgrade-fails}: the database refuses the raised version, nothing moves; {@code hang:cms-upgrade};
 *   <li>{@code ctbackup-fails}, {@code dbstor-incompatible}, {@code no-tree}, {@code no-requests}, {@code no-paramiko},
 *       {@code no-ping} (one address, else all);
 *   <li>{@code dbstor-silent}: the tool dbstor says that it has written or deleted, and has not; {@code dbstor-fails}.
 * </ul>
 */
package io.cantianupgrade.simulator;

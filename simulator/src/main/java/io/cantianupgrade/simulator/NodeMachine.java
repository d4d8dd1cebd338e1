package io.cantianupgrade.simulator;

/** What a node is made of: where its programs run, and an SSH server. */
interface NodeMachine extends NodeEnvironment {

    String address();

    int sshPort();

    /** Its key as a line of known_hosts. */
    String knownHost();

    /** Nobody answers at its SSH port any more, and every process is dead. */
    void crash();

    /**
     * Ends what {@link #crash} began.
     *
     * @param start starts what a host starts by itself
     */
    void boot(Runnable start);

    /** Gives back what it has of this machine. */
    void close();
}

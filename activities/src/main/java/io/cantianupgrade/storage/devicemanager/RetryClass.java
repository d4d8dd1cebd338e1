package io.cantianupgrade.storage.devicemanager;

/** What may follow an error of the array; section 3 of the REST reference gives each code its class. */
enum RetryClass {
    /** L: the session is gone and the array did nothing; log in again once, then resend once. */
    RELOGIN,
    /** W: the array did nothing; wait and resend. */
    WAIT,
    /** Q: the array may have done it; look first. */
    LOOK,
    /** X: an operator is needed. */
    STOP
}

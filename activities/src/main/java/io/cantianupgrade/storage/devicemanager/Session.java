package io.cantianupgrade.storage.devicemanager;

/**
 * One login. Token and cookie belong together and are secrets.
 *
 * @param generation counts the logins, so that two threads do not both replace the same session
 */
record Session(ArrayAddress address, String deviceId, String token, String cookie, int generation) {

    @Override
    public String toString() {
        return "Session[" + address + ", " + deviceId + ", generation " + generation + "]";
    }
}

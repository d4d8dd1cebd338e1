package io.cantianupgrade.cli;

/** How this program is called again, from any folder. */
public final class Program {
    private Program() {}

    /** {@code cantian-upgrade} where the shell finds it, else the path of the launcher. */
    public static String name() {
        return System.getProperty("cantian-upgrade.program", "cantian-upgrade");
    }
}

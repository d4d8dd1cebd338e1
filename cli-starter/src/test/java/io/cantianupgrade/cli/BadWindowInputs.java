package io.cantianupgrade.cli;

import static io.cantianupgrade.cli.BadInputs.COMMIT;
import static io.cantianupgrade.cli.BadInputs.PLAN;
import static io.cantianupgrade.cli.BadInputs.UPGRADE;
import static io.cantianupgrade.cli.BadInputs.instead;
import static io.cantianupgrade.cli.BadInputs.words;

import io.cantianupgrade.cli.BadInputs.Row;
import java.util.List;
import java.util.stream.Stream;

/** Bad inputs around the end of the maintenance window, in the cluster file and typed. */
final class BadWindowInputs {
    private BadWindowInputs() {}

    static List<Row> rows() {
        return Stream.concat(
                        Stream.of(
                                file("an hour that no clock shows", "\"25:00\""),
                                file("the hour after the last one", "24:00"),
                                file("a minute that no clock shows", "05:60"),
                                file("a time with a point", "5.30"),
                                file("a time that was made minutes", "330"),
                                file("a time with seconds", "05:30:00"),
                                file("a time with half of the day", "5:30 pm"),
                                file("a day and a time", "2026-01-01T05:30"),
                                file("a window that the file takes away", "none"),
                                file("a window without an end", ""),
                                file("a window that is a group", "{ at: 05:30 }"),
                                file("a window that is a list", "[05:30]")),
                        Stream.of(
                                words("a typed hour that no clock shows", UPGRADE + " --until 25:00"),
                                words("a typed hour after the last one", UPGRADE + " --until 24:00"),
                                words("a typed time with seconds", UPGRADE + " --until 05:30:00"),
                                words("a typed time without minutes", UPGRADE + " --until 5"),
                                words("a window that is typed away in other words", UPGRADE + " --until never"),
                                words("a window for what stops no node that is well", COMMIT + " --until 05:30")))
                .toList();
    }

    private static Row file(String name, String until) {
        return instead(name, PLAN, "cluster: demo", "cluster: demo\nuntil: " + until);
    }
}

package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.operation.RunningStep;
import io.cantianupgrade.contract.OperationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The block that is redrawn while an operation runs. */
public final class LiveScreen {
    private LiveScreen() {}

    /**
     * @param running what Temporal knows of the steps that run now
     * @param notice what disturbs the view itself, such as a lost connection
     * @param footer what always stands below: what Ctrl-C does, where the Web UI is
     * @param rows of the terminal
     * @param columns of the terminal
     */
    public static List<String> lines(
            OperationStatus status,
            List<RunningStep> running,
            Optional<String> notice,
            List<String> footer,
            Moment moment,
            int rows,
            int columns) {
        int width = Math.min(columns, Wrap.WIDTH);
        List<String> foot = new ArrayList<>();
        foot.add("");
        running.stream().map(RunningStep::line).flatMap(Optional::stream).forEach(line -> foot.add("  " + line));
        notice.ifPresent(text -> foot.addAll(Wrap.after("  ! ", read(text))));
        if (foot.size() > 1) {
            foot.add("");
        }
        footer.forEach(line -> foot.add("  " + line));

        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(Header.subject(status), moment.clock(moment.now())));
        lines.add(Header.times(status, moment));
        SystemTables.lines(status).forEach(line -> lines.add(line.strip()));
        PauseWords.lines(status, moment).forEach(line -> lines.add(line.strip()));
        lines.add("");
        lines.addAll(fitting(lanes(status, moment, width), rows - 1 - lines.size() - foot.size()));
        lines.addAll(foot);
        return lines.stream().map(line -> Wrap.cut(line, width)).toList();
    }

    private static List<String> lanes(OperationStatus status, Moment moment, int width) {
        if (!status.steps().isEmpty()) {
            return Lanes.lines(status, moment, width);
        }
        return List.of("  "
                + (status.waiting() == null
                        ? ""
                        : tr("waits for %s", status.waiting().what())));
    }

    private static List<String> fitting(List<String> lanes, int room) {
        if (lanes.size() <= room || room < 2) {
            return lanes;
        }
        List<String> some = new ArrayList<>(lanes.subList(0, room - 1));
        some.add(tr("  and %d more: cantian-upgrade status", lanes.size() - some.size()));
        return some;
    }
}

package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** Every reason why something was refused. */
public final class ProblemScreen {
    private ProblemScreen() {}

    /** @param headline first line, which says what was refused */
    public static List<String> refused(String headline, List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        for (Problem problem : problems) {
            lines.add("");
            lines.addAll(HoldingScreen.problem(problem, "  "));
        }
        lines.add("");
        lines.add(tr("%d reason%s. Nothing was changed.", problems.size(), problems.size() == 1 ? "" : "s"));
        return lines;
    }

    /** Mistakes of a file: place and mistake, then what would be right. */
    public static List<String> mistakes(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : problems) {
            lines.addAll(Wrap.after("", tr("%s: %s", problem.where(), problem.summary())));
            lines.addAll(Wrap.after("    ", read(problem.remedy())));
        }
        if (problems.size() > 1) {
            lines.add(tr("%d mistakes. Nothing was started.", problems.size()));
        }
        return lines;
    }
}

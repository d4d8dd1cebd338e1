package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.Decision;
import java.util.List;

/** Who decided what, and when. */
public final class DecisionWords {
    /** What follows the name of who has answered before anybody asked. */
    private static final String AHEAD = " ahead";

    private DecisionWords() {}

    static List<String> lines(Decision decision, Moment moment) {
        return Wrap.after(Wrap.label("  ", "said"), "%s  %s".formatted(moment.clock(decision.at()), of(decision)));
    }

    /** {@code dba@host answered retry to STEP_FAILED, Stop Cantian on node 1}. */
    public static String of(Decision decision) {
        String about = decision.about().isEmpty() ? "" : tr(", %s", decision.about());
        return tr("%s answered %s to %s%s", by(decision.by()), shown(decision.answer()), decision.kind(), about);
    }

    private static String by(String by) {
        return by.endsWith(AHEAD) ? tr("%s ahead", by.substring(0, by.length() - AHEAD.length())) : by;
    }

    /** A sealed password is no secret, and no sight either. */
    private static String shown(String answer) {
        return answer.replaceAll("password=sealed:\\S+", "password=prompt");
    }
}

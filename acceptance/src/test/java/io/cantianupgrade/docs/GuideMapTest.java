package io.cantianupgrade.docs;

import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.PlanText;
import io.cantianupgrade.step.Precondition;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepSpec;
import io.cantianupgrade.step.Steps;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/guide-map.md}: which chapter of the operator guide is which step, and which class does it. */
class GuideMapTest {

    private static final String ACTIVITIES = "../activities/src/main/java/io/cantianupgrade/activity/";

    private static final String OPENING = """
            # From the operator guide to the code

            Written by `GuideMapTest` from the catalogue of steps,
            [Steps](../workflows/src/main/java/io/cantianupgrade/step/Steps.java). A chapter that is not here is not automated in this
            release.

            | chapter of the guide | step | where | class |
            | --- | --- | --- | --- |
            """;

    private static final String STEPS = """

            ## The steps

            In the order in which they usually happen. What a step requires is read from the cluster before every attempt, a retry
            included. "Done when" is read before the step acts, and again after.
            """;

    @Test
    void theGuideMapIsWhatTheCatalogueSays() {
        StringBuilder page = new StringBuilder(OPENING);
        byChapter()
                .forEach((chapter, steps) -> steps.forEach(step -> page.append(
                        row(step.equals(steps.get(0)) ? chapter : "", link(step), where(step), code(step)))));
        page.append(STEPS);
        Steps.all().forEach(step -> page.append(section(step)));
        Pages.mustSay("docs/guide-map.md", page.toString());
    }

    /** Chapters in the order of their first step. */
    private static Map<String, List<StepSpec>> byChapter() {
        Map<String, List<StepSpec>> chapters = new LinkedHashMap<>();
        Steps.all().forEach(step -> chapters.computeIfAbsent(step.guide(), chapter -> new ArrayList<>())
                .add(step));
        return chapters;
    }

    /** What is the same for both kinds of an upgrade, under no name; else both under theirs. */
    private static Map<String, String> byKind(Function<UpgradeKind, String> words) {
        String offline = words.apply(UpgradeKind.OFFLINE);
        String rolling = words.apply(UpgradeKind.ROLLING);
        Map<String, String> texts = new LinkedHashMap<>();
        if (offline.equals(rolling)) {
            texts.put("", offline);
        } else {
            texts.put(" (offline)", offline);
            texts.put(" (rolling)", rolling);
        }
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    private static String section(StepSpec step) {
        StringBuilder text = new StringBuilder("\n### %s\n\n%s.\n\n".formatted(step.id(), step.title()));
        text.append(item("where", where(step)));
        step.asks().ifPresent(question -> text.append(item("asks first", question.text())));
        byKind(kind -> step.requires(kind).stream().map(Precondition::words).collect(Collectors.joining("; ")))
                .forEach((kind, words) -> text.append(item("requires" + kind, words)));
        text.append(item("done when", step.done()));
        text.append(item(
                "time",
                "about %s; an attempt may take %s; tried %s"
                        .formatted(
                                PlanText.length(step.timing().expected()),
                                PlanText.length(step.timing().limit()),
                                step.timing().tries() == 1
                                        ? "once"
                                        : step.timing().tries() + " times")));
        byKind(kind -> step.wayBack(kind).words())
                .forEach((kind, words) -> text.append(item("way back once it has begun" + kind, words)));
        step.undoneBy().ifPresent(undo -> text.append(item("undone by", anchor(undo))));
        if (step.skippable()) {
            text.append(item("may be skipped", "yes"));
        }
        text.append(item(
                "problem without effect",
                "[%1$s](problems.md#%2$s)"
                        .formatted(step.noEffect(), step.noEffect().name().toLowerCase(Locale.ROOT))));
        text.append(item("look first", step.hint()));
        return text.toString();
    }

    private static String item(String name, String text) {
        return "- **%s**: %s\n".formatted(name, text);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String link(StepSpec step) {
        return "%s (%s)".formatted(step.title(), anchor(step.id()));
    }

    private static String anchor(StepId id) {
        return "[%1$s](#%1$s)".formatted(id);
    }

    private static String where(StepSpec step) {
        return switch (step.scope()) {
            case ALL_NODES -> "every node, at the same time";
            case EACH_NODE -> "every node, one after the other";
            case LEAD_NODE -> "node 0";
            case STORAGE -> "storage array";
            case CLUSTER -> "cluster";
        };
    }

    private static String code(StepSpec step) {
        String name = procedureOf(step.id());
        return "[%1$s](%2$s%1$s.java)".formatted(name, ACTIVITIES);
    }

    /** The wiring is nobody else's business, so it is read past its visibility. */
    private static String procedureOf(StepId id) {
        try {
            Class<?> wiring = Class.forName("io.cantianupgrade.activity.StepProcedures");
            Constructor<?> constructor = wiring.getDeclaredConstructor();
            Method of = wiring.getDeclaredMethod("of", StepId.class);
            constructor.setAccessible(true);
            of.setAccessible(true);
            return of.invoke(constructor.newInstance(), id).getClass().getSimpleName();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("StepProcedures.of(StepId) is not there any more", e);
        }
    }
}

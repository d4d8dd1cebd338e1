package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.List;

/** What each answer to a question brings about, and how it is given. */
final class AnswerWords {
    private AnswerWords() {}

    /** One line for each answer: the command to paste, and what follows. */
    static List<String> commands(OperationStatus status, Question question, String indent) {
        String id = status.questions().size() == 1 ? "" : question.id() + " ";
        List<String> lines = new ArrayList<>();
        if (question.form() != null) {
            String command = "%scantian-upgrade answer %s %s".formatted(indent, status.cluster(), id);
            String example = quoted(question.kind().example().orElseThrow());
            if (command.length() + example.length() <= Wrap.WIDTH) {
                lines.add(command + example);
            } else {
                lines.add(command.stripTrailing() + " \\");
                lines.add(indent + "  " + example);
            }
            lines.addAll(Wrap.after(indent + "  ", tr("or another: %s", question.form())));
        }
        for (String answer : question.answers()) {
            String command = "%scantian-upgrade answer %s %s%s".formatted(indent, status.cluster(), id, answer);
            String meaning = meaning(question.kind(), answer);
            String gap = " ".repeat(Math.max(3, 44 - command.length()));
            lines.add(command + (meaning.isEmpty() ? "" : gap + meaning));
        }
        return lines;
    }

    /** An answer is one word to the shell. */
    private static String quoted(String answer) {
        return answer.contains(" ") ? "'" + answer + "'" : answer;
    }

    static String meaning(QuestionKind kind, String answer) {
        return read(english(kind, answer));
    }

    private static String english(QuestionKind kind, String answer) {
        return switch (kind + " " + answer) {
            case "BUSINESS_STOPPED yes" -> "they are stopped, go on";
            case "BUSINESS_STOPPED leave" -> "end here, nothing was changed";
            case "STEP_FAILED hold" -> "wait for you, nothing by itself";
            case "BACKUP_INPUTS leave" -> "end here, change nothing more";
            case "BACKUP_CHOICE 1" -> "end here and back it up first";
            case "BACKUP_CHOICE 2" -> "it is backed up already, go on";
            case "BACKUP_CHOICE 3" -> "back it up now with ctbackup";
            case "SYSTEM_TABLES yes" -> "go on; they end the rolling way back";
            case "SYSTEM_TABLES leave" -> "end here, nothing was changed";
            case "STEP_FAILED retry" -> "this step again, from its start";
            case "STEP_FAILED skip" -> "go on without this step";
            case "STEP_FAILED leave" -> "end here, change nothing more";
            case "STEP_FAILED rollback" -> "back to the source version";
            case "MANUAL_SNAPSHOTS yes" -> "they are taken, go on";
            case "MANUAL_REVERT yes" -> "all data is back, go on";
            case "MANUAL_DELETION yes" -> "they are deleted, go on";
            case "MANUAL_SNAPSHOTS retry", "MANUAL_REVERT retry", "MANUAL_DELETION retry" -> "ask the array again";
            case "MANUAL_SNAPSHOTS rollback", "LOGICREP_LIBRARIES rollback" -> "back to the source version";
            case "MANUAL_SNAPSHOTS leave", "MANUAL_REVERT leave", "MANUAL_DELETION leave", "LOGICREP_LIBRARIES leave" ->
                "end here, change nothing more";
            case "WINDOW_TOO_SHORT yes" -> "go on, it may take longer";
            case "WINDOW_TOO_SHORT rollback" -> "back to the source version";
            case "WINDOW_TOO_SHORT leave" -> "end here, change nothing more";
            case "VERDICT rollback" -> "back to the source version";
            case "VERDICT commit" -> "no way back after it";
            case "VERDICT leave" -> "end here, not committed";
            default -> "";
        };
    }
}

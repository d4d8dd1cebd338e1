package io.cantianupgrade.step;

import io.cantianupgrade.cluster.DataBackupSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the operator can be asked. */
public enum QuestionKind {
    BUSINESS_STOPPED(
            "Are all business applications and MySQL stopped? Cantian will be stopped on every node.",
            List.of("yes", "leave")),
    BACKUP_CHOICE(
            "Is the data backed up? 1: stop here, and back it up first. 2: it is. 3: back it up now with ctbackup.",
            List.of("1", "2", "3")),
    BACKUP_INPUTS(
            "How does ctbackup reach MySQL on the node, and where does the backup go?", List.of("leave"), Form.BACKUP),
    SYSTEM_TABLES(
            "The release changes the system tables. From that step on the way back is an offline rollback and a restore of"
                    + " the data. Go on?",
            List.of("yes", "leave")),
    STEP_FAILED("The step cannot go on. What now?", List.of("retry", "skip", "hold", "rollback", "leave")),
    MANUAL_SNAPSHOTS(
            "Has a snapshot of every file system been taken by hand, with every node stopped?",
            List.of("yes", "retry", "rollback", "leave")),
    MANUAL_REVERT(
            "Has the data of every file system been brought back by hand, with every node stopped?",
            List.of("yes", "retry", "leave")),
    MANUAL_DELETION(
            "Have the snapshots of every file system been deleted by hand? There is no way back without them.",
            List.of("yes", "retry", "leave")),
    LOGICREP_LIBRARIES(
            "Logicrep is in use. In which directory of the nodes are its libraries and its JDBC driver?",
            List.of("rollback", "leave"),
            Form.DIRECTORY),
    WINDOW_TOO_SHORT(
            "What is left, and the way back from it, may outlast the maintenance window. Go on all the same?",
            List.of("yes", "rollback", "leave")),
    VERDICT(
            "Every node runs the target version. Commit, with no way back after it, or roll back?",
            List.of("commit", "rollback", "leave"));

    private static final String YES = "yes";

    private final String text;
    private final List<String> answers;
    private final Optional<Form> form;

    QuestionKind(String text, List<String> answers) {
        this(text, answers, null);
    }

    QuestionKind(String text, List<String> answers, Form form) {
        this.text = text;
        this.answers = answers;
        this.form = Optional.ofNullable(form);
    }

    public String text() {
        return text;
    }

    /** Every word that can ever be answered; one question may allow fewer. */
    public List<String> answers() {
        return answers;
    }

    /** What else is an answer, in words: {@code the absolute path of a directory ...}; empty when the words are all. */
    public Optional<String> form() {
        return form.map(Form::words);
    }

    /** An answer of that form. */
    public Optional<String> example() {
        return form.map(Form::example);
    }

    /** Whether the answer has the form that the question asks for, and is not one of its words. */
    public boolean fits(String answer) {
        return form.isPresent() && form.get().fits().test(answer);
    }

    /** Whether somebody may type a secret where only a reference to it is an answer. */
    public boolean mayBeASecret() {
        return this == BACKUP_INPUTS;
    }

    /** Whether the cluster file may give this answer ahead: words that need somebody who has looked may not. */
    public boolean mayBeGivenAhead(String answer) {
        return form.isPresent() ? fits(answer) : wordsAhead().contains(answer);
    }

    /** The words that may be given ahead; none when the question can only be answered on the spot, or in a form. */
    public List<String> wordsAhead() {
        return this == STEP_FAILED || form.isPresent()
                ? List.of()
                : answers.stream().filter(answer -> !answer.equals("retry")).toList();
    }

    /** Whether an operation goes on after this answer to a question that it asks before it acts. */
    public boolean letsGoOn(String answer) {
        return this == BACKUP_CHOICE ? answer.equals("2") || answer.equals("3") : answer.equals(YES);
    }

    /** Whether steps are told this answer: what was done by hand, or what they need to know. */
    public boolean isForSteps(String answer) {
        return switch (this) {
            case MANUAL_SNAPSHOTS, MANUAL_REVERT, MANUAL_DELETION -> answer.equals(YES);
            case LOGICREP_LIBRARIES, BACKUP_INPUTS -> fits(answer);
            case BACKUP_CHOICE -> letsGoOn(answer);
            case BUSINESS_STOPPED, SYSTEM_TABLES, STEP_FAILED, WINDOW_TOO_SHORT, VERDICT -> false;
        };
    }

    /** An answer that is no word of a list. */
    private record Form(String words, String example, Predicate<String> fits) {

        /** The password is a reference, never the password itself. */
        static final Form BACKUP = new Form(
                "any of address=IP port=3306 user=NAME password=file:/PATH metadata=/PATH directory=/PATH, a blank between them",
                "user=root password=file:/root/mysql.pw directory=/backup",
                DataBackupSpec::isOne);

        /** It becomes an argument of the release's scripts, which do not quote it everywhere. */
        static final Form DIRECTORY = new Form(
                "the absolute path of a directory, without blanks and characters that a shell reads",
                "/opt/logicrep_lib",
                Pattern.compile("/[A-Za-z0-9._+@=,/-]{1,1000}").asMatchPredicate());
    }
}

package io.cantianupgrade.cli.secret;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.operation.AnswerSeal;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.encryption.SealedSecrets;
import io.cantianupgrade.model.SecretRef;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers that name a password: one that stands there itself, or is to be asked for, leaves this process sealed or not at all. */
public final class SecretAnswers implements AnswerSeal {
    private static final Pattern PASSWORD = Pattern.compile("(?<=^|\\s)password=(\\S*)");

    private final Session session;

    public SecretAnswers(Session session) {
        this.session = session;
    }

    @Override
    public String sealed(String answer) throws AnswerRefused {
        Matcher password = PASSWORD.matcher(answer);
        if (!password.find()) {
            return answer;
        }
        MatchResult found = password.toMatchResult();
        if (password.find()) {
            throw new AnswerRefused("the password is named twice");
        }
        return answer.substring(0, found.start(1)) + reference(found.group(1)) + answer.substring(found.end(1));
    }

    private String reference(String said) throws AnswerRefused {
        if (said.equals(SecretRef.PROMPT.reference())) {
            return ask();
        }
        if (said.isEmpty() || SecretRef.isOne(said) || said.startsWith("sealed:")) {
            return said; // Whether it has the right form, the operation says.
        }
        Optional<Keys> keys = session.keys();
        if (keys.isEmpty()) {
            throw new AnswerRefused("it carries a password, and no key is configured that would encrypt it; name the"
                    + " password as env:NAME or file:/path, or make a key: cantian-upgrade key new");
        }
        return SealedSecrets.seal(said.toCharArray(), keys.get()).reference();
    }

    private String ask() throws AnswerRefused {
        try {
            return new PromptedSecrets(session).ask("the password of MySQL").reference();
        } catch (CliFailure refused) {
            throw new AnswerRefused(refused.getMessage());
        }
    }
}

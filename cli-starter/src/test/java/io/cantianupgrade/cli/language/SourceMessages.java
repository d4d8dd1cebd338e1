package io.cantianupgrade.cli.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts that stand in the sources, as templates: what is joined with {@code +} becomes one, with a place for each value. */
final class SourceMessages extends TreeScanner<Void, Void> {
    private static final List<String> MODULES =
            List.of("workflows", "activities", "worker", "encryption", "cli-starter");

    /** Whatever text is given to these is a message, a single word too. */
    private static final Set<String> SAYING = Set.of("tr", "say", "row", "label", "brief", "step");

    /** Their texts are for programmers, for the log, or are patterns. */
    private static final Set<String> SILENT_CALLS =
            Set.of("info", "warn", "error", "debug", "matches", "replaceAll", "replaceFirst", "compile", "split");

    private static final Set<String> SILENT_FAILURES =
            Set.of("IllegalStateException", "AssertionError", "UncheckedIOException");

    private static final Set<String> HELP = Set.of("description", "header", "footer", "synopsisSubcommandLabel");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,}.*\\s.*[A-Za-z]{2,}", Pattern.DOTALL);
    private static final Pattern WORD_AND_PLACE =
            Pattern.compile("%s\\S*\\s.*[a-z]{3}|[a-z]{3}.*\\s\\S*%s", Pattern.DOTALL);

    /** Scripts, statements and patterns look like this. */
    private static final Pattern CODE = Pattern.compile(
            "\"\\$| && | \\|\\| |; do |\\(\\?|\\[\\^|\\\\.*\\*|2>|^SELECT |^<[a-z!/]|^sed |^%s/|^[A-Z_ %s]+$|^[HhMmyds:.'UTC -]+$");

    private final Set<String> found = new TreeSet<>();
    private boolean saying;

    private SourceMessages() {}

    static Set<String> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src/main/java"))) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourceMessages messages = new SourceMessages();
            for (CompilationUnitTree file : task.parse()) {
                messages.scan(file, null);
            }
            return messages.found;
        }
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assigned
                    && HELP.contains(assigned.getVariable().toString())) {
                scan(assigned.getExpression(), null);
            }
        }
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree created, Void unused) {
        return SILENT_FAILURES.contains(created.getIdentifier().toString()) ? null : super.visitNewClass(created, null);
    }

    @Override
    public Void visitCase(CaseTree branch, Void unused) {
        return branch.getBody() == null ? scan(branch.getStatements(), null) : scan(branch.getBody(), null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        String name = call.getMethodSelect().toString();
        String method = name.substring(name.lastIndexOf('.') + 1);
        scan(call.getMethodSelect(), null);
        if (SILENT_CALLS.contains(method)) {
            return null;
        }
        boolean outside = saying;
        for (ExpressionTree argument : call.getArguments()) {
            saying = SAYING.contains(method) && template(argument) != null;
            scan(argument, null);
        }
        saying = outside;
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void unused) {
        String joined = template(binary);
        if (joined == null) {
            return super.visitBinary(binary, null);
        }
        add(joined);
        values(binary);
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        if (literal.getValue() instanceof String text) {
            add(text);
        }
        return null;
    }

    /** Null for what is not made of text. */
    private static String template(Tree tree) {
        if (tree instanceof LiteralTree literal) {
            return literal.getValue() instanceof String text ? text : null;
        }
        if (tree instanceof ParenthesizedTree parenthesized) {
            return template(parenthesized.getExpression());
        }
        if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
            String left = template(binary.getLeftOperand());
            String right = template(binary.getRightOperand());
            return left == null && right == null ? null : (left == null ? "%s" : left) + (right == null ? "%s" : right);
        }
        return null;
    }

    /** The values between the texts may hold texts of their own. */
    private void values(Tree tree) {
        if (tree instanceof BinaryTree binary && template(binary) != null) {
            values(binary.getLeftOperand());
            values(binary.getRightOperand());
        } else if (template(tree) == null) {
            scan(tree, null);
        }
    }

    private void add(String text) {
        boolean words =
                WORDS.matcher(text).find() || WORD_AND_PLACE.matcher(text).find();
        boolean said = saying && text.chars().anyMatch(Character::isLetter);
        if (said || (words && !CODE.matcher(text).find())) {
            found.add(text);
        }
    }
}

package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Entry;
import io.cantianupgrade.cli.file.YamlNode.Mapping;
import io.cantianupgrade.cli.file.YamlNode.Nothing;
import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cli.file.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One group of fields. Reading never stops at a mistake: it is noted, and the field counts as absent.
 *
 * <p>Making a section notes unknown keys and keys that stand twice.
 */
final class Section {
    private final String path;
    private final Mapping fields;
    private final Mistakes mistakes;

    Section(String path, Mapping fields, Mistakes mistakes, List<String> known) {
        this.path = path;
        this.fields = fields;
        this.mistakes = mistakes;
        noteKeys(known);
    }

    int line() {
        return fields.line();
    }

    /** Path of a field of this section from the top of the file: {@code nodes[0].port}. */
    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return fields.get(key).isPresent();
    }

    /** A field that must be there. */
    Optional<Scalar> required(Field field) {
        if (!has(field.key())) {
            mistakes.add(line(), path(field.key()), field.expected(), "nothing", field.remedy());
        }
        return optional(field);
    }

    /** A field that may be missing; when it is there, it has a text that fits. */
    Optional<Scalar> optional(Field field) {
        return fields.get(field.key()).flatMap(node -> fitting(field, node));
    }

    /** The same; a list counts as its values with commas between. */
    Optional<Scalar> joined(Field field) {
        return fields.get(field.key()).map(Section::joined).flatMap(node -> fitting(field, node));
    }

    private static YamlNode joined(YamlNode node) {
        if (!(node instanceof Sequence list) || !list.items().stream().allMatch(Scalar.class::isInstance)) {
            return node;
        }
        return new Scalar(
                list.line(),
                list.items().stream().map(item -> ((Scalar) item).text()).collect(Collectors.joining(",")));
    }

    private Optional<Scalar> fitting(Field field, YamlNode node) {
        if (node instanceof Scalar scalar && field.fits(scalar.text())) {
            return Optional.of(scalar);
        }
        note(field, node);
        return Optional.empty();
    }

    /** Notes that a value which looked right is not. */
    void note(Field field, YamlNode node) {
        String instead = field.secret() && node instanceof Scalar ? "something else (not shown here)" : node.words();
        mistakes.add(node.line(), path(field.key()), field.expected(), instead, field.remedy());
    }

    Optional<Section> section(String key, String example, List<String> known) {
        Optional<YamlNode> node = fields.get(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return asSection(path(key), node.get(), example, known);
    }

    /** The sections of a list; a missing or empty list is a mistake. */
    List<Section> sections(String key, String example, List<String> known) {
        YamlNode node = fields.get(key).orElse(new Nothing(line()));
        if (!(node instanceof Sequence list) || list.items().isEmpty()) {
            String instead = node instanceof Sequence ? "an empty list" : node.words();
            mistakes.add(node.line(), path(key), "a list", instead, Field.example(example));
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            String itemPath = "%s[%d]".formatted(path(key), i);
            asSection(itemPath, list.items().get(i), example, known).ifPresent(sections::add);
        }
        return sections;
    }

    /** Every field, whatever its name. */
    List<Entry> entries() {
        return fields.entries();
    }

    Mistakes mistakes() {
        return mistakes;
    }

    private Optional<Section> asSection(String itsPath, YamlNode node, String example, List<String> known) {
        if (node instanceof Mapping mapping) {
            return Optional.of(new Section(itsPath, mapping, mistakes, known));
        }
        mistakes.add(node.line(), itsPath, "a group of fields", node.words(), Field.example(example));
        return Optional.empty();
    }

    private void noteKeys(List<String> known) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : fields.entries()) {
            if (!seen.add(entry.key())) {
                mistakes.add(
                        entry.line(), path(entry.key()), "each field once", "it a second time", "remove one of them");
            } else if (!known.contains(entry.key())) {
                String remedy = Nearest.to(entry.key(), known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("remove the line");
                mistakes.add(
                        entry.line(), path(entry.key()), "one of " + String.join(", ", known), "this field", remedy);
            }
        }
    }
}

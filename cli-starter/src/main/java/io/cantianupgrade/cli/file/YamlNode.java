package io.cantianupgrade.cli.file;

import java.util.List;
import java.util.Optional;

/** A piece of a YAML document that remembers its line. Scalars keep the text as it was written: {@code yes} is no boolean here. */
sealed interface YamlNode {
    int line();

    /** What it is, in words for the operator. */
    String words();

    record Scalar(int line, String text) implements YamlNode {
        @Override
        public String words() {
            return "'" + text + "'";
        }
    }

    /** A key without a value. */
    record Nothing(int line) implements YamlNode {
        @Override
        public String words() {
            return "nothing";
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        @Override
        public String words() {
            return "a list";
        }
    }

    /** Entries in the order of the file; a key that stands there twice is there twice. */
    record Mapping(int line, List<Entry> entries) implements YamlNode {
        @Override
        public String words() {
            return "a group of fields";
        }

        Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    record Entry(int line, String key, YamlNode value) {}
}

package io.cantianupgrade.cli.file;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.cantianupgrade.cli.file.YamlNode.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML into {@link YamlNode}s. */
final class YamlTree {
    private static final YAMLFactory FORMAT = new YAMLFactory();

    private final YAMLParser parser;

    private YamlTree(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * @throws com.fasterxml.jackson.core.JsonProcessingException with the place, when it is no YAML
     * @throws SecondDocument when there is more than one document
     * @throws Reference when a value stands somewhere else
     */
    static YamlNode read(String text) throws IOException, SecondDocument, Reference {
        try (YAMLParser parser = FORMAT.createParser(text)) {
            YamlTree tree = new YamlTree(parser);
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? new YamlNode.Nothing(1) : tree.node(first);
            if (parser.nextToken() != null) {
                throw new SecondDocument(tree.line());
            }
            return root;
        }
    }

    private YamlNode node(JsonToken token) throws IOException, Reference {
        if (parser.isCurrentAlias()) {
            throw new Reference(line(), "the alias *" + parser.getText());
        }
        return switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            case VALUE_EMBEDDED_OBJECT -> throw new Reference(line(), "something encoded");
            case VALUE_NULL -> new YamlNode.Nothing(line());
            default -> new YamlNode.Scalar(line(), parser.getText());
        };
    }

    private YamlNode mapping() throws IOException, Reference {
        int line = line();
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int keyLine = line();
            String key = parser.currentName();
            entries.add(new Entry(keyLine, key, node(parser.nextToken())));
        }
        return new YamlNode.Mapping(line, entries);
    }

    private YamlNode sequence() throws IOException, Reference {
        int line = line();
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new YamlNode.Sequence(line, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** A value that does not stand where it is needed: the parser would take the name of an alias for it. */
    static final class Reference extends Exception {
        private final int line;

        Reference(int line, String words) {
            super(words);
            this.line = line;
        }

        int line() {
            return line;
        }

        String words() {
            return getMessage();
        }
    }

    /** The file goes on after its end. */
    static final class SecondDocument extends Exception {
        private final int line;

        SecondDocument(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}

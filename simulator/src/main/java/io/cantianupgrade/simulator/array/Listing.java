package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists as the array gives them: {@code ::} is exact, {@code :} a part of the value, and never more than 100 at once. */
final class Listing {

    private static final int LONGEST = 100;
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+)-(\\d+)]");
    private static final Pattern FILTER = Pattern.compile("([^:]+)(::?)(.*)");

    private final WireRules rules;

    Listing(WireRules rules) {
        this.rules = rules;
    }

    ArrayReply answer(List<ObjectNode> all, ArrayRequest request) {
        List<ObjectNode> hits = all.stream()
                .filter(one -> passes(one, request.parameter("filter")))
                .toList();
        List<ObjectNode> page = page(hits, request.parameter("range"));
        if (!page.isEmpty()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            page.forEach(list::add);
            return ArrayReply.ok(list);
        }
        return switch (rules.emptyList) {
            case DATA_MISSING -> ArrayReply.ok(MissingNode.getInstance());
            case DATA_NULL -> ArrayReply.ok(NullNode.getInstance());
            case DATA_EMPTY -> ArrayReply.ok(JsonNodeFactory.instance.arrayNode());
        };
    }

    private boolean passes(ObjectNode one, String filter) {
        Matcher parts = FILTER.matcher(filter);
        if (!parts.matches()) {
            return true;
        }
        String value = one.path(parts.group(1)).asText();
        boolean exact = parts.group(2).equals("::") && !rules.filtersFuzzy;
        return exact ? value.equals(parts.group(3)) : value.contains(parts.group(3));
    }

    private List<ObjectNode> page(List<ObjectNode> hits, String range) {
        if (!range.isEmpty() && rules.rangeRefused) {
            throw new Refusal(ArrayCode.RANGE_NOT_SUPPORTED, "range");
        }
        Matcher bounds = RANGE.matcher(range);
        boolean counts = bounds.matches() && !rules.rangeIgnored;
        int start = counts ? Math.min(Integer.parseInt(bounds.group(1)), hits.size()) : 0;
        int end = counts ? Math.min(Integer.parseInt(bounds.group(2)), hits.size()) : hits.size();
        return hits.subList(start, Math.max(start, Math.min(end, start + LONGEST)));
    }
}

package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the array answers, before it is put on the wire.
 *
 * @param status of HTTP; an array says 200 to nearly everything
 * @param data missing where the envelope has none
 * @param cookie value of {@code Set-Cookie}, empty for none
 */
record ArrayReply(int status, long code, String parameter, JsonNode data, String cookie) {

    static ArrayReply ok() {
        return ok(JsonNodeFactory.instance.objectNode());
    }

    static ArrayReply ok(JsonNode data) {
        return new ArrayReply(200, 0, "", data, "");
    }

    static ArrayReply count(int number) {
        return ok(JsonNodeFactory.instance.objectNode().put("COUNT", Integer.toString(number)));
    }

    static ArrayReply error(long code, String parameter) {
        return new ArrayReply(200, code, parameter, MissingNode.getInstance(), "");
    }

    static ArrayReply http(int status) {
        return new ArrayReply(status, status, "", MissingNode.getInstance(), "");
    }

    ArrayReply withCookie(String value) {
        return new ArrayReply(status, code, parameter, data, value);
    }

    ObjectNode envelope(boolean inChinese, boolean codeAsText) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        if (!data.isMissingNode()) {
            envelope.set("data", data);
        }
        ObjectNode error = envelope.putObject("error");
        if (codeAsText) {
            error.put("code", Long.toString(code));
        } else {
            error.put("code", code);
        }
        error.put("description", ArrayCode.text(code, inChinese));
        if (code != 0) {
            error.put("errorParam", parameter);
            error.put("suggestion", inChinese ? "请联系技术支持。" : "Contact technical support.");
        }
        return envelope;
    }
}

package com.econlytics.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages valid records in the ways in which records are damaged: fields are missing, of another kind, absurdly large or deep, texts
 * hold what no text should, bytes are cut off, doubled or in another encoding. The same seed damages alike.
 *
 * <p>Example: {@code new Mutations(42).bytes(event)} is a body that may be no JSON any more; {@code record(event)} still is.
 */
public final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 900;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0007b\r\nc",
            "\u202Egnp.exe",
            "\uD83D\uDE00",
            "\uD800",
            "=HYPERLINK(\"http://example.com\")",
            "<script>alert(1)</script>",
            "'; DROP TABLE line; --",
            "null",
            "-1",
            "x".repeat(10_000));
    private static final List<JsonNode> NUMBERS = List.of(
            NODES.numberNode(0),
            NODES.numberNode(-1),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(Long.MIN_VALUE),
            NODES.numberNode(BigInteger.TEN.pow(19)),
            NODES.numberNode(BigInteger.TEN.pow(400)),
            NODES.numberNode(new BigDecimal("10.5")),
            NODES.numberNode(new BigDecimal("1E+400")),
            NODES.numberNode(new BigDecimal("-0.0")),
            NODES.numberNode(4_294_967_296L));

    private final SplittableRandom random;

    /** Mutations that the seed decides. */
    public Mutations(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A damaged copy that is still a record: one to three of its values, at any depth, are no longer what they were. */
    public ObjectNode record(ObjectNode valid) {
        ObjectNode damaged = valid.deepCopy();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            damage(anyObjectIn(damaged));
        }
        return damaged;
    }

    /** A damaged record in bytes, which in one of three cases are damaged too. */
    public byte[] bytes(ObjectNode valid) {
        byte[] body = record(valid).toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(24)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 1 -> flipped(body);
            case 2 -> valid.toString().getBytes(StandardCharsets.UTF_16);
            case 3 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, body);
            case 4 -> joined(body, body);
            case 5 -> joined("[".getBytes(StandardCharsets.UTF_8), body);
            case 6 -> withFirstField("\"id\":\"doubled\"", valid);
            case 7 -> withFirstField("\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000), valid);
            default -> body;
        };
    }

    private void damage(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("unheard_of", any());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.path(name);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name, NODES.textNode(value.asText()));
            case 3 -> object.set(name, NODES.arrayNode().add(value.deepCopy()));
            case 4 -> object.set(name, NODES.objectNode().set("value", value.deepCopy()));
            case 5 ->
                object.set(
                        name,
                        object.path(names.get(random.nextInt(names.size()))).deepCopy());
            case 6 -> object.set("unheard_of_" + name, any());
            default -> object.set(name, any());
        }
    }

    private JsonNode any() {
        return switch (random.nextInt(5)) {
            case 0 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 1 -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> deep();
            default -> NODES.objectNode();
        };
    }

    private JsonNode deep() {
        ArrayNode outermost = NODES.arrayNode();
        ArrayNode inner = outermost;
        for (int depth = random.nextInt(DEEP); depth > 0; depth--) {
            inner = inner.addArray();
        }
        return outermost;
    }

    private ObjectNode anyObjectIn(ObjectNode root) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects, 0);
        return objects.get(random.nextInt(objects.size()));
    }

    private static void collect(JsonNode node, List<ObjectNode> into, int depth) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        if (depth < 20) {
            node.forEach(child -> collect(child, into, depth + 1));
        }
    }

    private byte[] flipped(byte[] body) {
        byte[] copy = body.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] withFirstField(String field, ObjectNode valid) {
        return ("{" + field + "," + valid.toString().substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}

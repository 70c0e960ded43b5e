package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON value that knows where it stands, so that what is missing or of the wrong kind can be named. Null and absent are
 * the same; fields that nobody asks for are not looked at.
 *
 * @param node the value
 * @param path such as {@code $.data.object}
 */
record Json(JsonNode node, String path) {
    /** No amount that Stripe can state comes near, and sums of so many such amounts fit a long. */
    private static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /** How far Stripe's clock may be ahead of ours. */
    static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final Pattern ID = Pattern.compile("[!-~&&[^/]]{1,255}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final int LONGEST_NAME = 512;

    boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    Json get(String field) throws UnreadableException {
        if (!has(field)) {
            throw wrong(Reason.SCHEMA, field);
        }
        return new Json(node.path(field), path + "." + field);
    }

    /** The object under {@code field}; empty if there is none or something else. */
    Optional<Json> findObject(String field) {
        return node.path(field).isObject()
                ? Optional.of(new Json(node.path(field), path + "." + field))
                : Optional.empty();
    }

    Json object(String field) throws UnreadableException {
        return findObject(field).orElseThrow(() -> wrong(Reason.SCHEMA, field));
    }

    /** The elements of the array under {@code field}; none if there is nothing. */
    List<Json> elements(String field) throws UnreadableException {
        if (has(field) && !node.path(field).isArray()) {
            throw wrong(Reason.SCHEMA, field);
        }
        List<Json> elements = new ArrayList<>();
        for (JsonNode element : node.path(field)) {
            elements.add(new Json(element, path + "." + field + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** Whether this is a list of which nothing is left to ask for. */
    boolean isWholeList() {
        return node.path("data").isArray() && !node.path("has_more").asBoolean(true);
    }

    /** The elements of the list under {@code field}, if all of them are shown; else they are to be asked for. */
    Optional<List<Json>> findWholeList(String field) throws UnreadableException {
        Optional<Json> list = findObject(field).filter(Json::isWholeList);
        return list.isPresent() ? Optional.of(list.get().elements("data")) : Optional.empty();
    }

    Optional<String> findText(String field) throws UnreadableException {
        if (!has(field)) {
            return Optional.empty();
        }
        String text = node.path(field).textValue();
        if (text == null) {
            throw wrong(Reason.SCHEMA, field);
        }
        return Optional.of(text);
    }

    String text(String field) throws UnreadableException {
        return findText(field).orElseThrow(() -> wrong(Reason.SCHEMA, field));
    }

    /** A text that names somebody: not blank, not endless, and nothing in it that a database would refuse. */
    Optional<String> findName(String field) throws UnreadableException {
        return findText(field).filter(Json::isName);
    }

    /** The text, number or truth value that {@code value} is, as text; empty if it is another thing or cannot be kept. */
    static String keepable(JsonNode value) {
        return value.isValueNode() && !value.isNull() && isName(value.asText()) ? value.asText() : "";
    }

    /** The id of the object, which must be one that can be the key of a fact. */
    String id() throws UnreadableException {
        String id = text("id");
        if (!ID.matcher(id).matches()) {
            throw wrong(Reason.SCHEMA, "id");
        }
        return id;
    }

    /** Whether {@code text} can be the key of something. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The id under {@code field}, where Stripe writes either the id alone or the object that has it. */
    Optional<String> findId(String field) throws UnreadableException {
        Optional<Json> expanded = findObject(field);
        if (expanded.isPresent()) {
            return Optional.of(expanded.get().id());
        }
        Optional<String> id = findText(field);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw wrong(Reason.SCHEMA, field);
        }
        return id;
    }

    /** The id under {@code field}, if it can be the key of a fact; an odd one is as good as none. */
    Optional<String> findUsableId(String field) {
        JsonNode value = node.path(field);
        return Optional.ofNullable((value.isObject() ? value.path("id") : value).textValue())
                .filter(id -> ID.matcher(id).matches());
    }

    boolean flag(String field) throws UnreadableException {
        if (!node.path(field).isBoolean()) {
            throw wrong(Reason.SCHEMA, field);
        }
        return node.path(field).booleanValue();
    }

    /** A whole number of Stripe's minor units. */
    long amount(String field) throws UnreadableException {
        JsonNode value = get(field).node();
        long amount = value.longValue();
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || amount > LARGEST_AMOUNT || amount < -LARGEST_AMOUNT) {
            throw wrong(Reason.AMOUNT, field);
        }
        return amount;
    }

    /** A whole number of Stripe's minor units; nothing if the field is absent. */
    long amountIfAny(String field) throws UnreadableException {
        return has(field) ? amount(field) : 0;
    }

    /** A number that may have decimals, of Stripe's minor units or of a hundred; Stripe writes it as text. */
    BigDecimal decimal(String field) throws UnreadableException {
        String number = get(field).node().asText();
        if (!DECIMAL.matcher(number).matches()) {
            throw wrong(Reason.AMOUNT, field);
        }
        return new BigDecimal(number);
    }

    /** The constant that is written like the text under {@code field}. */
    <E extends Enum<E>> E oneOf(String field, E[] constants) throws UnreadableException {
        String word = text(field);
        for (E constant : constants) {
            if (constant.toString().equals(word)) {
                return constant;
            }
        }
        throw wrong(Reason.SCHEMA, field);
    }

    /** The sum of the field {@code amount} of every element under {@code field}; nothing if there are none. */
    long sumOf(String field) throws UnreadableException {
        long sum = 0;
        for (Json element : elements(field)) {
            sum = Math.addExact(sum, element.amount("amount"));
        }
        return sum;
    }

    /** Seconds since 1970 that may lie ahead, as the end of a service does. */
    Instant date(String field) throws UnreadableException {
        JsonNode value = get(field).node();
        if (!value.isIntegralNumber()) {
            throw wrong(Reason.SCHEMA, field);
        }
        if (!value.canConvertToLong() || value.longValue() < 0 || value.longValue() > LATEST.getEpochSecond()) {
            throw wrong(Reason.TIMESTAMP, field);
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    /** Seconds since 1970, not before Stripe began and not after tomorrow. */
    Instant time(String field, Instant now) throws UnreadableException {
        JsonNode value = get(field).node();
        if (!value.isIntegralNumber()) {
            throw wrong(Reason.SCHEMA, field);
        }
        if (!value.canConvertToLong()) {
            throw wrong(Reason.TIMESTAMP, field);
        }
        long seconds = value.longValue();
        if (seconds < EARLIEST.getEpochSecond()
                || seconds > now.plus(CLOCK_SKEW).getEpochSecond()) {
            throw wrong(Reason.TIMESTAMP, field);
        }
        return Instant.ofEpochSecond(seconds);
    }

    UnreadableException wrong(Reason reason, String field) {
        return new UnreadableException(reason, path + "." + field);
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}

package com.econlytics.stripe;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what customers are, as the account's mapping names the fields.
 *
 * <p>Every statement follows from one event or one look alone, so what is known depends on what was seen and not on the order:
 *
 * <ul>
 *   <li>the creation of a customer tells the values from then on;
 *   <li>a change tells the new value from then on, and that the value before it held until then, at the start of its day too;
 *   <li>a look at the list tells the value from the start of the day of the look on (UTC), and that it was the same before.
 * </ul>
 *
 * <p>What is told of the time before goes back to the customer's creation, and the earliest sight of a value counts there,
 * unless the creation itself was heard of. What a change tells of the start of its day counts more than a look on that day, and
 * the first change of a day more than the others. A field that is missing, or holds what cannot be kept, is no value from then on.
 */
final class CustomerAttributes {
    private static final long SEEN = 0;
    private static final long CREATED = 100_001;
    private static final long CHANGED = 100_002;

    private final StripeAccount account;

    CustomerAttributes(StripeAccount account) {
        this.account = account;
    }

    /** What a customer is as it is created. */
    List<DatedAttribute> created(Identity who, Json customer) {
        Sight sight = new Sight(who, customer, account);
        return sight.ofAll((field, name) -> sight.state(name, sight.value(field), sight.createdAt(), CREATED));
    }

    /** What changed of a customer at the instant {@code at}. */
    List<DatedAttribute> changed(Identity who, Json customer, Json previous, Instant at) {
        Sight sight = new Sight(who, customer, account);
        return sight.ofAll((field, name) -> {
            Optional<JsonNode> before = replaced(previous.node(), field);
            if (before.isPresent()) {
                sight.state(name, sight.value(field), at, CHANGED);
                stateBefore(sight, name, Json.keepable(before.get()), at);
            }
        });
    }

    private static void stateBefore(Sight sight, String name, String value, Instant at) {
        sight.state(name, value, sight.createdAt(), -at.getEpochSecond());
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        if (day.isAfter(sight.createdAt()) && day.isBefore(at)) {
            long untilItsEnd = endOf(day) - at.getEpochSecond();
            sight.state(name, value, day, SEEN + untilItsEnd);
        }
    }

    private static long endOf(Instant day) {
        return day.plus(1, ChronoUnit.DAYS).getEpochSecond();
    }

    /** What a customer is as it is seen in a list; the sight of a day is worth that of the day's end. */
    List<DatedAttribute> seen(Identity who, Json customer, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        Sight sight = new Sight(who, customer, account);
        return sight.ofAll((field, name) -> {
            sight.state(name, sight.value(field), sight.createdAt(), -endOf(day));
            if (day.isAfter(sight.createdAt())) {
                sight.state(name, sight.value(field), day, SEEN);
            }
        });
    }

    /** The value before, if the event says that {@code field} changed; a name in metadata may have dots in it. */
    private static Optional<JsonNode> replaced(JsonNode previous, String field) {
        int dot = field.indexOf('.');
        if (previous.has(field) || dot < 0) {
            return Optional.ofNullable(previous.get(field));
        }
        JsonNode part = previous.path(field.substring(0, dot));
        if (part.isMissingNode()) {
            return Optional.empty();
        }
        return part.isObject() ? replaced(part, field.substring(dot + 1)) : Optional.of(part);
    }

    /** What is done with each field and the attribute it becomes. */
    @FunctionalInterface
    private interface Rule {
        void apply(String field, String name);
    }

    /** One customer as it was shown once. */
    private static final class Sight {
        private final Party party;
        private final JsonNode customer;
        private final Instant createdAt;
        private final Map<String, String> fields;
        private final List<DatedAttribute> stated = new ArrayList<>();

        Sight(Identity who, Json customer, StripeAccount account) {
            this.party = who.party();
            this.customer = customer.node();
            this.createdAt = who.findCreatedAt().orElse(Instant.EPOCH);
            this.fields = account.attributes().fields();
        }

        Instant createdAt() {
            return createdAt;
        }

        List<DatedAttribute> ofAll(Rule rule) {
            fields.forEach(rule::apply);
            return List.copyOf(stated);
        }

        void state(String name, String value, Instant from, long revision) {
            stated.add(new DatedAttribute(party, name, value, from, revision));
        }

        String value(String field) {
            return Json.keepable(at(customer, field));
        }

        private static JsonNode at(JsonNode object, String field) {
            int dot = field.indexOf('.');
            return object.has(field) || dot < 0
                    ? object.path(field)
                    : at(object.path(field.substring(0, dot)), field.substring(dot + 1));
        }
    }
}

package com.econlytics.files;

import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which file of costs or attributes this is: under which source its rows are booked, and which edition it is.
 *
 * <p>A row is one fact, whose id is made of what tells it from other rows. Reading an edition twice books it once; a row that
 * a later edition corrects counts as the later one has it. A row that a later edition leaves out stays: state it with 0.
 *
 * <p>Example: {@code new Edition(SourceAccount.of("files", "hosting"), 2, berlin)} corrects edition 1.
 *
 * @param source in which the rows' keys are unique; one for each kind of file
 * @param number 0 or above; higher for a later one
 * @param zone in which its days and months begin
 */
public record Edition(SourceAccount source, long number, ZoneId zone) {
    public Edition {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(zone, "zone");
        if (number < 0 || number > Long.MAX_VALUE - Posting.SETTLED) {
            throw new IllegalArgumentException(
                    "edition " + number + " of " + source + " cannot be counted up from; number editions from 0");
        }
    }

    /** A cost of a month, dated on its last day, on which a month's rates stand. */
    Posting posting(YearMonth month, String movement, List<String> key, Leg leg, Map<String, String> attributes) {
        return posting(month.atEndOfMonth(), movement, key, Party.shared(), leg, attributes);
    }

    /** A cost of a day. */
    Posting posting(
            LocalDate day, String movement, List<String> key, Party party, Leg leg, Map<String, String> attributes) {
        return new Posting(
                new FactId(
                        source, object(key), movement, leg.amount().currency().getCurrencyCode()),
                Posting.SETTLED + number,
                day.atStartOfDay(zone).toInstant(),
                party,
                List.of(leg),
                new TreeMap<>(attributes));
    }

    /** The key of {@code fact}, which tells its row from others. */
    static String key(Fact fact) {
        return fact.id().toString();
    }

    /** The parts of a key as one id without blanks and slashes, so that no two keys are one: a tilde in a part is encoded. */
    private static String object(List<String> key) {
        return key.stream()
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("~"));
    }

    static List<String> key(String... parts) {
        return Arrays.asList(parts);
    }
}

package com.econlytics.jdbc;

import com.econlytics.cohort.CustomerOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Currency;
import java.util.Objects;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of customers: that of the last row of a page.
 *
 * <p>It says where the row stood, not which it was: the next page begins behind that place whatever became of the row meanwhile. Its
 * text is for programs, not for people, and what is read back is checked; it holds the value that the list is ordered by, so it is as
 * confidential as the list.
 *
 * @param order of the list; a place in one order is none in another
 * @param value what the list is ordered by, as text; null if the row had none
 * @param customer the number of the customer
 * @param currency of the row
 */
public record ListCursor(CustomerOrder order, @Nullable String value, long customer, String currency) {
    private static final int LONGEST = 4_000;
    private static final String VERSION = "1";

    public ListCursor {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param order of the list whose next page is asked for
     * @throws IllegalArgumentException if the text is no place in a list of that order
     */
    public static ListCursor parse(String text, CustomerOrder order) {
        try {
            String[] parts = decoded(text).split("\n", 7);
            boolean known = parts.length == 7
                    && parts[0].equals(VERSION)
                    && parts[1].equals(order.key().name())
                    && parts[2].equals(order.direction().name());
            if (known) {
                String value = parts[5].equals("null") ? null : valid(parts[6], order);
                String currency = Currency.getInstance(parts[4]).getCurrencyCode();
                return new ListCursor(order, value, Long.parseLong(parts[3]), currency);
            }
        } catch (IllegalArgumentException | DateTimeException | CharacterCodingException unreadable) {
            // said below, in one way for whatever is wrong with it
        }
        throw new IllegalArgumentException("this is no place in a list by " + order.key() + ", " + order.direction()
                + "; begin at the first page");
    }

    /** The place as a text that {@link #parse} reads, of letters, digits, {@code -} and {@code _}. */
    @Override
    public String toString() {
        String told = value == null ? "null\n" : "value\n" + value;
        String text = String.join(
                "\n", VERSION, order.key().name(), order.direction().name(), Long.toString(customer), currency, told);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Query bind(Query query) {
        query.bind("afterCustomer", customer).bind("afterCurrency", currency);
        return value == null ? query : query.bind("afterValue", value);
    }

    private static String decoded(String text) throws CharacterCodingException {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static String valid(String value, CustomerOrder order) {
        boolean valid = switch (order.key()) {
            case SOURCE_ID, CURRENCY -> value.indexOf('\0') < 0;
            case SIGNUP_DATE, SIGNUP_MONTH -> LocalDate.parse(value).getYear() > 0;
            default -> value.matches("-?[0-9]{1,40}(\\.0*)?");
        };
        if (!valid) {
            throw new IllegalArgumentException("not a value of the column");
        }
        return value;
    }
}

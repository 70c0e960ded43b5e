package com.econlytics.stripe;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands the events of several accounts of Stripe Connect that come to one endpoint: each is read as an event of the
 * account that it names, by that account's own settings and connection. An event that names none is one of the account to
 * which it was delivered.
 *
 * <p>An event of an account that is none of these is put aside as {@link Reason#UNKNOWN_ACCOUNT}; connect the account and
 * {@link com.econlytics.inbox.Inbox#replay replay} that reason.
 *
 * <pre>{@code
 * MessageReader reader = new StripeConnect(List.of(
 *         new StripeEvents(platform, platformApi), new StripeEvents(seller, sellerApi)));
 * }</pre>
 */
public final class StripeConnect implements MessageReader {
    private final Map<String, StripeEvents> byAccount = new HashMap<>();

    /**
     * A reader of the events of these accounts.
     *
     * @throws IllegalArgumentException if two are of one account
     */
    public StripeConnect(List<StripeEvents> accounts) {
        for (StripeEvents events : accounts) {
            String id = events.account().account();
            if (byAccount.put(id, events) != null) {
                throw new IllegalArgumentException("the account " + id + " is connected twice; name each one once");
            }
        }
    }

    @Override
    public Preparation read(Message message, Instant now) {
        String id;
        try {
            byte[] body = message.body().toByteArray();
            id = named(body).orElse(message.account().account());
        } catch (UnreadableException unreadable) {
            return Preparation.of(Disposition.quarantined(message, unreadable.reason(), unreadable.detail()));
        }
        @Nullable StripeEvents events = byAccount.get(id);
        return events == null
                ? Preparation.of(Disposition.quarantined(message, Reason.UNKNOWN_ACCOUNT, id))
                : events.read(message, now);
    }

    /** The account that an event names; newer events name it last in their context, behind its organization. */
    private static Optional<String> named(byte[] event) throws UnreadableException {
        Optional<String> account = StrictJson.findText(event, "account");
        return account.isPresent()
                ? account
                : StrictJson.findText(event, "context").map(context -> context.replaceAll(".*/", ""));
    }
}

package com.econlytics.reliability.crash;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Understands messages of one line, such as {@code receipt ch_1 cus_ann 2900}; asks nobody. */
final class PlainMessages implements MessageReader {
    @Override
    public Preparation read(Message message, Instant now) {
        String text = new String(message.body().toByteArray(), StandardCharsets.UTF_8);
        String[] words = text.split(" ", -1);
        return switch (words[0]) {
            case "receipt" -> applied(message, Story.receipt(words[1], words[2], Long.parseLong(words[3])));
            case "ticket" -> applied(message, Story.ticket(words[1], words[2], Long.parseLong(words[3])));
            case "noise" -> Preparation.of(Disposition.ignored(message, Reason.UNHANDLED_TYPE, words[0]));
            default -> Preparation.of(Disposition.quarantined(message, Reason.UNPARSEABLE, words[0]));
        };
    }

    private static Preparation applied(Message message, Fact fact) {
        return new Preparation(List.of(fact), List.of(), List.of(), Disposition.applied(message));
    }
}

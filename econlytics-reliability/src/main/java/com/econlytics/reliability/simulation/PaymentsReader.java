package com.econlytics.reliability.simulation;

import com.econlytics.connector.Backoff;
import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import java.time.Instant;
import java.util.List;

/** Understands the events of the payments' vendor; of a charge they say only that it must be looked at. */
final class PaymentsReader implements MessageReader {
    private final World world;
    private final Outages outages;
    private final Interruption interruption;

    PaymentsReader(World world, Outages outages, Interruption interruption) {
        this.world = world;
        this.outages = outages;
        this.interruption = interruption;
    }

    @Override
    public Preparation read(Message message, Instant now) {
        interruption.happen(Interruption.Moment.READING);
        Event event = world.events().get(message.key());
        if (event == null || !event.body().equals(message.body())) {
            throw new AssertionError("message " + message.number() + " is not what the vendor sent");
        }
        return switch (event.type()) {
            case Event.ODD -> Preparation.of(Disposition.ignored(message, Reason.UNHANDLED_TYPE, event.type()));
            case Event.CHARGE -> look(message, event, now);
            default -> new Preparation(event.facts(), event.identities(), List.of(), Disposition.applied(message));
        };
    }

    private Preparation look(Message message, Event event, Instant now) {
        outages.payments().ask("a charge");
        Charge charge = world.charge(event.object());
        Disposition disposition = charge.settled()
                ? Disposition.applied(message)
                : Disposition.pending(message, Reason.FEE_UNKNOWN, charge.id(), Backoff.next(message, now));
        return new Preparation(List.of(charge.posting()), charge.identities(), List.of(), disposition);
    }
}

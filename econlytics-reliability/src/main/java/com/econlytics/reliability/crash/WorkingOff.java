package com.econlytics.reliability.crash;

import com.econlytics.connector.Intake;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The inbox is worked off: messages are claimed, prepared and booked. */
final class WorkingOff implements Work {
    private static final List<String> MESSAGES = List.of(
            "receipt ch_1 cus_ann 2900",
            "ticket t_1 user_1 1",
            "noise",
            "{unreadable",
            "ticket t_1 user_1 2",
            "receipt ch_1 cus_ann 2900",
            "receipt ch_2 cus_bob 1900");
    private static final int ROUNDS = 6;

    @Override
    public String name() {
        return "work off";
    }

    @Override
    public void prepare(Host host) {
        host.ledger().decide(Story.prices(650));
        Inbox inbox = host.inbox();
        for (int i = 0; i < MESSAGES.size(); i++) {
            inbox.receive(Story.PAYMENTS, "evt_" + i, RawBody.of(MESSAGES.get(i)), Story.AUGUST);
        }
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        Intake intake = host.intake();
        while (intake.runOnce() > 0) {
            acknowledged.accept("a batch");
        }
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        boolean open = host.inbox().counts().keySet().stream().anyMatch(place -> place.startsWith("RECEIVED"));
        return !acknowledged.isEmpty() && open ? List.of("a batch that was booked is due again") : List.of();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        for (int round = 1; round <= ROUNDS; round++) {
            run(host.later(Duration.ofMinutes(2L * round)), batch -> {});
        }
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host);
    }
}

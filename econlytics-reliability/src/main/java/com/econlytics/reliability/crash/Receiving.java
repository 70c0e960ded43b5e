package com.econlytics.reliability.crash;

import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Messages are received: new ones, one again, and another one under its key. */
final class Receiving implements Work {
    private static final List<Delivery> DELIVERIES = List.of(
            new Delivery("evt_1", "receipt ch_1 cus_ann 2900"),
            new Delivery("evt_2", "receipt ch_2 cus_bob 1900"),
            new Delivery("evt_1", "receipt ch_1 cus_ann 2900"),
            new Delivery("evt_1", "receipt ch_1 cus_ann 9900"),
            new Delivery("evt_3", "noise"));

    private record Delivery(String key, String text) {
        String name() {
            return key + " " + text;
        }

        void to(Inbox inbox) {
            inbox.receive(Story.PAYMENTS, key, RawBody.of(text), Story.AUGUST);
        }
    }

    @Override
    public String name() {
        return "receive";
    }

    @Override
    public void prepare(Host host) {
        host.ledger();
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        Inbox inbox = host.inbox();
        for (Delivery delivery : DELIVERIES) {
            delivery.to(inbox);
            acknowledged.accept(delivery.name());
        }
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        List<String> stored = Sql.texts(
                host.database(),
                "select split_part(key, ' ', 1) || ' ' || convert_from(body, 'UTF8') from econlytics.message");
        return DELIVERIES.stream()
                .map(Delivery::name)
                .filter(acknowledged::contains)
                .filter(name -> stored.stream().noneMatch(row -> row.endsWith(name.substring(name.indexOf(' ')))))
                .toList();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        Inbox inbox = host.inbox();
        DELIVERIES.stream()
                .filter(delivery -> !acknowledged.contains(delivery.name()))
                .forEach(delivery -> delivery.to(inbox));
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host);
    }
}

package com.econlytics.reliability.crash;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.Sync;
import com.econlytics.fact.Fact;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A stream is pulled: pages with their cursor, under a lease. */
final class Pulling implements Work {
    private static final int PAGES = 3;

    /** Three pages: a receipt and a ticket on each, on the second something that is no record. */
    private static final class Stream implements Connector {
        @Override
        public String name() {
            return "stripe/acct_1/stream";
        }

        @Override
        public Page pull(Cursor cursor) {
            int page = cursor.isStart() ? 1 : Integer.parseInt(cursor.text()) + 1;
            if (page > PAGES) {
                return Page.builder(cursor, Page.End.REACHED).build();
            }
            Page.Builder builder = Page.builder(
                            new Cursor(Integer.toString(page)), page < PAGES ? Page.End.MORE : Page.End.REACHED)
                    .facts(List.<Fact>of(
                            Story.receipt("ch_" + page, "cus_ann", 1000L * page), Story.ticket("t_1", "user_1", page)))
                    .identities(List.of(Story.user("user_1", "cus_ann")))
                    .records(3)
                    .dataThrough(Story.AUGUST.plusSeconds(page));
            return page == 2 ? builder.rejections(List.of(unreadable())).build() : builder.build();
        }

        private static Rejection unreadable() {
            return new Rejection(Story.PAYMENTS, "row_2", RawBody.of("{"), Reason.UNPARSEABLE, "row_2");
        }
    }

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public void prepare(Host host) {
        host.ledger().decide(Story.prices(650));
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        new Sync(host.ledger(), host.leases(), "first")
                .runOnce(new Stream(), page -> acknowledged.accept(page.next().text()));
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        String cursor = host.ledger()
                .findCheckpoint(new Stream().name())
                .map(checkpoint -> checkpoint.cursor())
                .orElse("0");
        return acknowledged.stream().filter(page -> page.compareTo(cursor) > 0).toList();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        Sql.endLeases(host.database());
        new Sync(host.ledger(), host.leases(), "second").runOnce(new Stream());
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host);
    }
}

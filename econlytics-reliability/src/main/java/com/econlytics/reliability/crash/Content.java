package com.econlytics.reliability.crash;

import com.econlytics.fact.Fact;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.LedgerSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a database says, as lines of text that are equal if and only if it says the same. */
final class Content {
    private Content() {}

    /** All of a ledger, and whether its sums agree with its lines. */
    static List<String> of(Ledger ledger) {
        LedgerSnapshot kept = LedgerSnapshot.of(ledger);
        List<String> lines = new ArrayList<>();
        lines.add("balances are the sums of lines: " + kept.equals(LedgerSnapshot.ofLines(ledger)));
        lines.addAll(kept.balances());
        lines.addAll(kept.customers());
        lines.addAll(kept.matches());
        ledger.readFacts(fact -> lines.add(text(fact)));
        ledger.decisions().forEach(decision -> lines.add(decision.toString()));
        ledger.checkpoints().forEach(checkpoint -> lines.add(checkpoint.toString()));
        lines.add(ledger.closing().toString());
        return lines;
    }

    /** Where every message stands; how often it was tried depends on what happened on the way. */
    static List<String> of(Inbox inbox) {
        return inbox.entries(0, Integer.MAX_VALUE).stream()
                .map(entry -> entry.account() + " " + entry.key() + " "
                        + entry.disposition().status() + " "
                        + entry.disposition().findReason().map(Enum::name).orElse(""))
                .sorted()
                .toList();
    }

    static List<String> of(Host host) {
        return Stream.concat(of(host.ledger()).stream(), of(host.inbox()).stream())
                .toList();
    }

    private static String text(Fact fact) {
        return fact.id() + " " + fact.revision() + " " + fact.contentDigest();
    }
}

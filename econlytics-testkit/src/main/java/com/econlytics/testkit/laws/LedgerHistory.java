package com.econlytics.testkit.laws;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What is booked into a ledger: statements and identities as a set, choices in their order.
 *
 * @param facts statements, some of them restated, repeated and contested
 * @param identities who the parties are
 * @param choices what people decide, in this order, whatever happens between
 */
public record LedgerHistory(List<Fact> facts, List<Identity> identities, List<Choice> choices) {
    public LedgerHistory {
        facts = List.copyOf(facts);
        identities = List.copyOf(identities);
        choices = List.copyOf(choices);
    }

    /** Books everything at once, then decides; shared costs are allocated at the end. */
    public <L extends Ledger> L bookAtOnce(L ledger) {
        introduceCustomers(ledger);
        ledger.book(Batch.builder().facts(facts).identities(identities).build());
        choices.forEach(choice -> ledger.decide(choice.toDecision(ledger)));
        ledger.allocate();
        return ledger;
    }

    /** Books in an order, in batches and with choices in between, all drawn from {@code random}; shared costs are
     * allocated now and then, and at the end. */
    public <L extends Ledger> L bookScattered(L ledger, Random random) {
        introduceCustomers(ledger);
        List<Object> events = new ArrayList<>(facts);
        events.addAll(identities);
        events.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(events, random);
        int position = 0;
        for (Choice choice : choices) {
            position += random.nextInt(events.size() - position + 1);
            events.add(position++, choice);
        }
        book(ledger, events, random);
        ledger.allocate();
        return ledger;
    }

    private static void book(Ledger ledger, List<Object> events, Random random) {
        List<Fact> facts = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (Object event : events) {
            if (event instanceof Fact fact) {
                facts.add(fact);
            } else if (event instanceof Identity identity) {
                identities.add(identity);
            }
            if (event instanceof Choice || random.nextInt(4) == 0) {
                flush(ledger, facts, identities);
            }
            if (random.nextInt(8) == 0) {
                ledger.allocate();
            }
            if (event instanceof Choice choice) {
                ledger.decide(choice.toDecision(ledger));
            }
        }
        flush(ledger, facts, identities);
    }

    private static void flush(Ledger ledger, List<Fact> facts, List<Identity> identities) {
        ledger.book(Batch.builder().facts(facts).identities(identities).build());
        facts.clear();
        identities.clear();
    }

    /** A choice names a customer by its row at the source, which must be known before anybody can choose it. */
    private void introduceCustomers(Ledger ledger) {
        Comparator<Choice> widestFirst =
                Comparator.comparing(choice -> -choice.customers().size());
        List<Identity> chosen = choices.stream()
                .sorted(widestFirst)
                .flatMap(choice -> choice.customers().stream())
                .map(Identity::of)
                .toList();
        ledger.book(Batch.builder().identities(chosen).build());
    }
}

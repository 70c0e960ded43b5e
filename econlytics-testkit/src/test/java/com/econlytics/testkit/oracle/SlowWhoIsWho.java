package com.econlytics.testkit.oracle;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.testkit.laws.Choice;
import com.econlytics.testkit.laws.LedgerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Who bears what concerns a party, found by reading all identities and decisions from the start for each question.
 *
 * <p>By the words: somebody decided; else a customer's own row; else an id that exactly one customer has; else, if no
 * customer has it, an address that exactly one customer has. Merged customers are the one they were merged into.
 */
final class SlowWhoIsWho {
    static final String UNATTRIBUTED = "unattributed";
    static final String UNALLOCATED = "unallocated";

    private final LedgerHistory history;

    SlowWhoIsWho(LedgerHistory history) {
        this.history = history;
    }

    String bearerOf(Party party) {
        if (party instanceof Party.Shared) {
            return UNALLOCATED;
        }
        if (party instanceof Party.OfRecord customer) {
            return survivorOf(customer.id());
        }
        String decided = decidedFor(party);
        if (!decided.isEmpty()) {
            return survivorOf(decided);
        }
        boolean internal = saidOf(party).stream().anyMatch(identity -> identity.role() == Identity.Role.INTERNAL);
        if (internal) {
            return UNALLOCATED;
        }
        List<String> byName = customersSharing(namesOf(party), this::namesOf);
        List<String> fitting = byName.isEmpty() ? customersSharing(addressesOf(party), this::addressesOf) : byName;
        return fitting.size() == 1 ? fitting.get(0) : UNATTRIBUTED;
    }

    /** Every customer of whom anything was said, whichever way. */
    List<Party> customers() {
        List<Party> heard = new ArrayList<>();
        history.facts().stream().map(Fact::party).forEach(heard::add);
        history.identities().stream().map(Identity::party).forEach(heard::add);
        history.choices().forEach(choice -> heard.addAll(choice.customers()));
        return heard.stream()
                .filter(Party.OfRecord.class::isInstance)
                .distinct()
                .toList();
    }

    private List<String> customersSharing(List<String> names, Function<Party, List<String>> namesOf) {
        return customers().stream()
                .filter(customer -> namesOf.apply(customer).stream().anyMatch(names::contains))
                .map(customer -> survivorOf(((Party.OfRecord) customer).id()))
                .distinct()
                .toList();
    }

    private List<Identity> saidOf(Party party) {
        return history.identities().stream()
                .filter(identity -> identity.party().equals(party))
                .toList();
    }

    private List<String> namesOf(Party party) {
        List<String> names = new ArrayList<>();
        if (party instanceof Party.OfRecord customer) {
            names.add(customer.id());
        }
        saidOf(party).forEach(identity -> names.addAll(identity.aliases()));
        return names;
    }

    private List<String> addressesOf(Party party) {
        return saidOf(party).stream()
                .flatMap(identity -> identity.emails().stream())
                .toList();
    }

    private String decidedFor(Party party) {
        String decided = "";
        for (Choice choice : history.choices()) {
            if (choice instanceof Choice.Assign assign && assign.party().equals(party)) {
                decided = ((Party.OfRecord) assign.customer()).id();
            } else if (choice instanceof Choice.Release release
                    && release.party().equals(party)) {
                decided = "";
            }
        }
        return decided;
    }

    private String survivorOf(String customer) {
        String survivor = customer;
        for (Choice choice : history.choices()) {
            if (choice instanceof Choice.Merge merge && idOf(merge.customer()).equals(customer)) {
                survivor = idOf(merge.survivor());
            } else if (choice instanceof Choice.Split split
                    && idOf(split.customer()).equals(customer)) {
                survivor = customer;
            }
        }
        return survivor.equals(customer) ? customer : survivorOf(survivor);
    }

    private static String idOf(Party customer) {
        return ((Party.OfRecord) customer).id();
    }
}

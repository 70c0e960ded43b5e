package com.econlytics.reliability.simulation;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.testkit.laws.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who bears what concerns a party, by the words of the manual: somebody decided; else a customer's own row; else an id that exactly
 * one customer has; else, if no customer has it, an address that exactly one customer has. A merged customer is the one that it was
 * merged into.
 */
final class WhoIsWho {
    static final String UNATTRIBUTED = "unattributed";
    static final String UNALLOCATED = "unallocated";

    private final Map<Party, Set<String>> ids = new HashMap<>();
    private final Map<Party, Set<String>> addresses = new HashMap<>();
    private final Set<Party.OfRecord> customers = new LinkedHashSet<>();
    private final Map<Party, String> decided = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();

    WhoIsWho(Said said) {
        said.facts().forEach(fact -> hear(fact.party()));
        for (Identity identity : said.identities()) {
            hear(identity.party());
            ids.computeIfAbsent(identity.party(), unseen -> new HashSet<>()).addAll(identity.aliases());
            addresses
                    .computeIfAbsent(identity.party(), unseen -> new HashSet<>())
                    .addAll(identity.emails());
        }
        said.choices().forEach(this::decide);
    }

    String bearerOf(Party party) {
        if (party instanceof Party.Shared) {
            return UNALLOCATED;
        }
        if (party instanceof Party.OfRecord customer) {
            return survivorOf(customer.id());
        }
        String chosen = decided.get(party);
        if (chosen != null) {
            return survivorOf(chosen);
        }
        Set<String> fitting = sharing(party, ids);
        if (fitting.isEmpty()) {
            fitting = sharing(party, addresses);
        }
        return fitting.size() == 1 ? fitting.iterator().next() : UNATTRIBUTED;
    }

    String survivorOf(String customer) {
        String survivor = customer;
        while (mergedInto.containsKey(survivor)) {
            survivor = mergedInto.get(survivor);
        }
        return survivor;
    }

    private Set<String> sharing(Party party, Map<Party, Set<String>> names) {
        Set<String> own = names.getOrDefault(party, Set.of());
        Set<String> fitting = new HashSet<>();
        for (Party.OfRecord customer : customers) {
            List<String> theirs = new ArrayList<>(names.getOrDefault(customer, Set.of()));
            if (names == ids) {
                theirs.add(customer.id());
            }
            if (theirs.stream().anyMatch(own::contains)) {
                fitting.add(survivorOf(customer.id()));
            }
        }
        return fitting;
    }

    private void hear(Party party) {
        if (party instanceof Party.OfRecord customer) {
            customers.add(customer);
        }
    }

    private void decide(Choice choice) {
        if (choice instanceof Choice.Assign assign) {
            decided.put(assign.party(), idOf(assign.customer()));
        } else if (choice instanceof Choice.Release release) {
            decided.remove(release.party());
        } else if (choice instanceof Choice.Merge merge) {
            mergedInto.put(idOf(merge.customer()), idOf(merge.survivor()));
        } else if (choice instanceof Choice.Split split) {
            mergedInto.remove(idOf(split.customer()));
        }
    }

    private static String idOf(Party customer) {
        return ((Party.OfRecord) customer).id();
    }
}

package com.econlytics.testkit.laws;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import java.util.Set;
import java.util.TreeSet;

/** Every id, name and text that can be read from a ledger and an inbox by any method. */
public final class ReadableWords {
    private final Set<String> texts = new TreeSet<>();

    private ReadableWords() {}

    /** The words of a ledger, its inbox and its erasures. */
    public static Set<String> in(ErasableLedger erasable) {
        ReadableWords readable = new ReadableWords();
        Ledger ledger = erasable.ledger();
        ledger.readFacts(readable::add);
        ledger.readStandings(standing -> standing.contents().forEach(readable::add));
        ledger.readLines(
                ledger.version(), line -> readable.texts.add(line.fact().object()));
        ledger.identities().forEach(readable::add);
        ledger.attributes().forEach(readable::add);
        ledger.customers().forEach(customer -> readable.add(customer.party()));
        ledger.matches().keySet().forEach(readable::add);
        ledger.decisions().forEach(readable::add);
        erasable.inbox().counts().keySet().forEach(readable.texts::add);
        erasable.inbox().entries(0, Integer.MAX_VALUE).forEach(readable::add);
        return readable.texts;
    }

    private void add(Fact fact) {
        texts.add(fact.id().object());
        texts.add(fact.id().ordinal());
        add(fact.party());
        texts.addAll(fact.attributes().values());
    }

    private void add(Party party) {
        if (party instanceof Party.OfRecord customer) {
            texts.add(customer.id());
        } else if (party instanceof Party.Reference reference) {
            texts.add(reference.id());
        }
    }

    private void add(Identity identity) {
        add(identity.party());
        texts.addAll(identity.aliases());
        texts.addAll(identity.emails());
    }

    private void add(DatedAttribute attribute) {
        add(attribute.party());
        texts.add(attribute.value());
    }

    private void add(Decision decision) {
        if (decision instanceof Decision.AssignParty assigned) {
            add(assigned.party());
        } else if (decision instanceof Decision.ReleaseParty released) {
            add(released.party());
        } else if (decision instanceof Decision.SettleContest settled) {
            texts.add(settled.fact().object());
        }
    }

    private void add(Inbox.Entry entry) {
        texts.add(entry.key());
        texts.add(entry.disposition().detail());
    }
}

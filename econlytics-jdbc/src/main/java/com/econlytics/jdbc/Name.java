package com.econlytics.jdbc;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A name by which a party is known; a customer's own id is one of its aliases. */
record Name(Kind kind, String text) {
    /** The kinds of names. */
    enum Kind {
        ALIAS,
        EMAIL
    }

    /** The texts of all names in {@code identities}. */
    static Set<String> texts(Collection<Identity> identities) {
        Set<String> texts = new LinkedHashSet<>();
        identities.forEach(identity -> of(identity).forEach(name -> texts.add(name.text())));
        return texts;
    }

    /** The names in {@code identity}. */
    static Set<Name> of(Identity identity) {
        Set<Name> names = new LinkedHashSet<>();
        if (identity.party() instanceof Party.OfRecord customer) {
            names.add(new Name(Kind.ALIAS, customer.id()));
        }
        identity.aliases().forEach(alias -> names.add(new Name(Kind.ALIAS, alias)));
        identity.emails().forEach(email -> names.add(new Name(Kind.EMAIL, email)));
        return names;
    }
}

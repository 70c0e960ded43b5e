package com.econlytics.ledger;

import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import java.util.List;

/**
 * What a booking did.
 *
 * @param version the version after it; the one before if it brought nothing new
 * @param heard the distinct statements (id, revision, content) that the ledger had not seen, in the order of the batch
 * @param repeatedStatements how many it had; read = new + repeated
 * @param lines how many lines were appended
 * @param contested the facts of this booking that are contested now, by id
 */
public record Receipt(long version, List<Fact> heard, int repeatedStatements, int lines, List<FactId> contested) {
    public Receipt {
        heard = List.copyOf(heard);
        contested = contested.stream().sorted().toList();
    }

    /** How many statements were new. */
    public int newStatements() {
        return heard.size();
    }
}

package com.econlytics.ledger;

import com.econlytics.fact.FactId;
import java.util.List;

/**
 * What a booking did.
 *
 * @param version the version after it; the one before if it brought nothing new
 * @param newStatements distinct (id, revision, content) that the ledger had not seen
 * @param repeatedStatements those it had; read = new + repeated
 * @param lines how many lines were appended
 * @param contested the facts of this booking that are contested now, by id
 */
public record Receipt(long version, int newStatements, int repeatedStatements, int lines, List<FactId> contested) {
    public Receipt {
        contested = contested.stream().sorted().toList();
    }
}

package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Finds the ticket field with the tracked time by its title; never by a guess. */
final class TimeFieldSearch {
    private static final Set<String> NUMERIC = Set.of("integer", "decimal");

    private final SourceAccount account;
    private final PagedList lists;

    TimeFieldSearch(SourceAccount account, PagedList lists) {
        this.account = account;
        this.lists = lists;
    }

    /**
     * The field of this title.
     *
     * @throws SourceException if there is not exactly one active, numeric field of the title
     */
    TimeField find(String title) {
        List<Long> ids = lists.read("/api/v2/ticket_fields.json", "ticket_fields").stream()
                .filter(field -> isOf(title, field))
                .map(field -> field.path("id").asLong())
                .toList();
        if (ids.size() != 1) {
            String message = account + " has " + (ids.isEmpty() ? "no" : ids.size())
                    + " active numeric ticket field" + (ids.isEmpty() ? "" : "s") + " with the title '" + title + "'"
                    + (ids.isEmpty() ? "" : ", " + ids)
                    + "; state the title as Zendesk's admin centre shows it, or the id with TrackedTime.inField";
            throw new SourceException(message, 200, "", SourceException.Retry.IS_USELESS);
        }
        return new TimeField(ids.get(0), title);
    }

    private static boolean isOf(String title, JsonNode field) {
        return field.path("title").asText().strip().equalsIgnoreCase(title)
                && NUMERIC.contains(field.path("type").asText())
                && field.path("active").asBoolean(true)
                && Fields.isWhole(field.path("id"));
    }
}

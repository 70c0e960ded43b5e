package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** A list that Zendesk shows in pages, each after a cursor. */
final class PagedList {
    private static final int MOST_PAGES = 1000;

    private final SourceAccount account;
    private final ZendeskApi api;

    PagedList(SourceAccount account, ZendeskApi api) {
        this.account = account;
        this.api = api;
    }

    private record Part(List<JsonNode> records, String after) {}

    /**
     * All records of a list.
     *
     * @param path such as {@code /api/v2/ticket_fields.json}
     * @param records how the list is called in the answer
     * @throws SourceException if it cannot be read, or does not end
     */
    List<JsonNode> read(String path, String records) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Part part = api.get(url(path, after), document -> part(document, records))
                    .content();
            all.addAll(part.records());
            if (part.after().isEmpty()) {
                return all;
            }
            after = part.after();
        }
        throw new SourceException(
                account + " shows more than " + MOST_PAGES + " pages of " + records
                        + "; ask Zendesk's support why the list does not end",
                200,
                "",
                SourceException.Retry.MAY_HELP);
    }

    private HttpUrl url(String path, String after) {
        HttpUrl.Builder url = api.url(path).addQueryParameter("page[size]", "100");
        return after.isEmpty()
                ? url.build()
                : url.addQueryParameter("page[after]", after).build();
    }

    private static Part part(JsonNode document, String records) throws UnreadableException {
        if (!document.path(records).isArray()) {
            throw new UnreadableException(Reason.SCHEMA, "lacks " + records);
        }
        boolean more = document.path("meta").path("has_more").asBoolean();
        String after = document.path("meta").path("after_cursor").asText("");
        if (more && after.isEmpty()) {
            throw new UnreadableException(Reason.SCHEMA, "promises more and lacks after_cursor");
        }
        return new Part(new Fields(document).list(records).toList(), more ? after : "");
    }
}

package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Activity;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an export page into facts, identities and, for each record that cannot be read, a rejection. */
final class PageReader {
    private final ZendeskSettings settings;
    private final TicketReader tickets;
    private final UserReader users;

    PageReader(ZendeskSettings settings) {
        this.settings = settings;
        this.tickets = new TicketReader(settings);
        this.users = new UserReader(settings.account());
    }

    /**
     * The page behind {@code before}.
     *
     * @param now what timestamps are measured against
     */
    Page read(ExportPage exported, Position before, Instant now) {
        List<Rejection> rejections = new ArrayList<>();
        List<Identity> identities = readAll(exported.users(), "user", users::read, rejections);
        List<Activity> activities =
                readAll(exported.tickets(), "ticket", ticket -> tickets.read(ticket, now), rejections);
        Position next = new Position(
                watermark(activities, before.watermark(), now),
                exported.after().isEmpty() ? before.after() : exported.after());
        int records = exported.tickets().size() + exported.users().size();
        return Page.builder(next.cursor(), exported.end())
                .facts(activities)
                .identities(identities)
                .rejections(rejections)
                .records(records)
                .build();
    }

    /** Timestamps ahead of our clock are left out: a wrong one must not hide what comes later. */
    private static Instant watermark(List<Activity> activities, Instant before, Instant now) {
        return activities.stream()
                .map(TicketReader::generated)
                .filter(generated -> !generated.isAfter(now))
                .reduce(before, (left, right) -> left.isAfter(right) ? left : right);
    }

    private <T> List<T> readAll(List<JsonNode> records, String kind, Reader<T> reader, List<Rejection> rejections) {
        List<T> read = new ArrayList<>();
        for (JsonNode record : records) {
            try {
                read.add(reader.read(record));
            } catch (UnreadableException unreadable) {
                rejections.add(rejection(kind, record, unreadable));
            }
        }
        return read;
    }

    private Rejection rejection(String kind, JsonNode record, UnreadableException unreadable) {
        RawBody body = RawBody.of(record.toString());
        JsonNode id = record.path("id");
        String key = kind + ":" + (id.isIntegralNumber() ? id.asText() : body.sha256());
        return new Rejection(settings.account(), key, body, unreadable.reason(), unreadable.detail());
    }

    @FunctionalInterface
    private interface Reader<T extends @Nullable Object> {
        T read(JsonNode record) throws UnreadableException;
    }
}

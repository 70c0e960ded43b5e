package com.econlytics.zendesk;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the records of one kind on a page.
 *
 * @param read what could be read
 * @param rejections the others, without anything that people wrote
 */
record ReadRecords<T>(List<T> read, List<Rejection> rejections) {
    ReadRecords {
        read = List.copyOf(read);
        rejections = List.copyOf(rejections);
    }

    /** Reads one record. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode record) throws UnreadableException;
    }

    /**
     * Reads records.
     *
     * @param kind {@code ticket}, {@code user} or {@code organization}
     * @param kept what of a record that cannot be read is kept
     */
    static <T> ReadRecords<T> of(
            SourceAccount account, String kind, KeptFields kept, List<JsonNode> records, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (JsonNode record : records) {
            try {
                read.add(reader.read(record));
            } catch (UnreadableException unreadable) {
                RawBody body = RawBody.of(kept.of(record).toString());
                rejections.add(new Rejection(
                        account, kind + ":" + key(record), body, unreadable.reason(), unreadable.detail()));
            }
        }
        return new ReadRecords<>(read, rejections);
    }

    private static String key(JsonNode record) {
        JsonNode id = record.path("id");
        return id.isIntegralNumber()
                ? id.asText()
                : RawBody.of(record.toString()).sha256();
    }
}

package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * One page of Zendesk's incremental export.
 *
 * @param tickets as they came
 * @param users as they came; empty if Zendesk sent none along
 * @param after the cursor behind the page; empty if Zendesk gave none, which it may do at the end
 * @param end whether the stream has ended for now: only {@code end_of_stream} says so, never the size of the page
 */
record ExportPage(List<JsonNode> tickets, List<JsonNode> users, String after, Page.End end) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    ExportPage {
        tickets = List.copyOf(tickets);
        users = List.copyOf(users);
    }

    /**
     * Reads the body of an answer.
     *
     * @throws UnreadableException if it is not one whole page
     */
    static ExportPage parse(byte[] body) throws UnreadableException {
        JsonNode document = document(body);
        JsonNode endOfStream = document.path("end_of_stream");
        if (!document.path("tickets").isArray() || !endOfStream.isBoolean()) {
            throw new UnreadableException(Reason.SCHEMA, "lacks tickets or end_of_stream");
        }
        Fields fields = new Fields(document);
        String after = fields.findText("after_cursor").orElse("");
        if (after.isEmpty() && !endOfStream.booleanValue()) {
            throw new UnreadableException(Reason.SCHEMA, "promises more and lacks after_cursor");
        }
        return new ExportPage(
                fields.list("tickets").toList(),
                fields.list("users").toList(),
                after,
                endOfStream.booleanValue() ? Page.End.REACHED : Page.End.MORE);
    }

    /** The parser's own exception quotes what it read, and so goes no further. */
    private static JsonNode document(byte[] body) throws UnreadableException {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw new UnreadableException(Reason.UNPARSEABLE, "is not one JSON document");
        } catch (IOException unexpected) {
            throw new UnreadableException(Reason.UNPARSEABLE, "cannot be read");
        }
    }
}

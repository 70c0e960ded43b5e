package com.econlytics.zendesk;

import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON as Zendesk must send it: one whole document, no name twice in an object, decimals as they are written. */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /**
     * Reads a body. The parser's own exception quotes what it read, and so goes no further.
     *
     * @return a missing node if there is no body
     * @throws UnreadableException if it is not one whole document
     */
    static JsonNode parse(byte[] body) throws UnreadableException {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw new UnreadableException(Reason.UNPARSEABLE, "is not one JSON document");
        } catch (IOException unexpected) {
            throw new UnreadableException(Reason.UNPARSEABLE, "cannot be read");
        }
    }
}

package com.econlytics.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Reads JSON of which no two readers could think differently: UTF-8 without a mark, no name twice in one object, nothing
 * behind the end, and no document built to exhaust its reader.
 */
final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private StrictJson() {}

    static JsonNode parse(byte[] document) throws UnreadableException {
        return parse(decode(document));
    }

    static JsonNode parse(String document) throws UnreadableException {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException malformed) {
            throw unparseable(malformed);
        }
    }

    /**
     * The text of the outermost object's field {@code name}, after reading all of the document.
     *
     * @return empty if there is no such text
     */
    static Optional<String> findText(byte[] document, String name) throws UnreadableException {
        try (JsonParser parser = FACTORY.createParser(decode(document))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException(Reason.UNPARSEABLE, "not an object");
            }
            Optional<String> found = scan(parser, name);
            if (parser.nextToken() != null) {
                throw new UnreadableException(Reason.UNPARSEABLE, "more behind the end");
            }
            return found;
        } catch (IOException malformed) {
            throw unparseable(malformed);
        }
    }

    private static Optional<String> scan(JsonParser parser, String name) throws IOException, UnreadableException {
        Optional<String> found = Optional.empty();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new UnreadableException(Reason.UNPARSEABLE, "breaks off");
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT && Double.isInfinite(parser.getDoubleValue())) {
                throw new UnreadableException(Reason.UNPARSEABLE, "a number beyond any range");
            } else if (token == JsonToken.VALUE_STRING && depth == 1 && name.equals(parser.currentName())) {
                found = Optional.of(parser.getText());
            }
        }
        return found;
    }

    private static String decode(byte[] document) throws UnreadableException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            if (text.startsWith("\uFEFF")) {
                throw new UnreadableException(Reason.UNPARSEABLE, "begins with a byte order mark");
            }
            return text;
        } catch (CharacterCodingException malformed) {
            throw new UnreadableException(Reason.UNPARSEABLE, "not UTF-8");
        }
    }

    /** Names the kind of fault alone, because the parser's own words quote the document. */
    private static UnreadableException unparseable(IOException malformed) {
        return new UnreadableException(Reason.UNPARSEABLE, malformed.getClass().getSimpleName());
    }
}

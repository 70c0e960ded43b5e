package com.econlytics.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON document and where it stands. What is missing is an empty value, so that its place can be told.
 *
 * @param place line, column and path, with the text if it is one
 * @param kind what it is
 * @param items of an array
 * @param fields of an object
 */
record JsonValue(Cell place, Kind kind, List<JsonValue> items, Map<String, JsonValue> fields) {
    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        MISSING
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build();

    /** The document in {@code file}: one value, no name twice in an object, at most 200 levels deep. */
    static JsonValue parse(SourceFile file) {
        List<JsonValue> documents = new ArrayList<>();
        String name = file.evidence().file();
        file.read(text -> {
            try (JsonParser parser = FACTORY.createParser(text)) {
                parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
                parser.nextToken();
                documents.add(value(parser, name, ""));
                if (parser.nextToken() != null) {
                    throw place(parser, name, "", "").refuse("the end of the document", "more behind it");
                }
            } catch (JsonProcessingException malformed) {
                throw malformed(name, malformed);
            }
        });
        return documents.get(0);
    }

    private static JsonValue value(JsonParser parser, String file, String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw place(parser, file, path, "").refuse("a JSON document", "nothing");
        }
        if (token == JsonToken.START_ARRAY) {
            return array(parser, file, path);
        }
        if (token == JsonToken.START_OBJECT) {
            return object(parser, file, path);
        }
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        return new JsonValue(place(parser, file, path, text), Kind.TEXT, List.of(), Map.of());
    }

    private static JsonValue array(JsonParser parser, String file, String path) throws IOException {
        Cell place = place(parser, file, path, "");
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, file, path + "/" + items.size()));
        }
        return new JsonValue(place, Kind.ARRAY, items, Map.of());
    }

    private static JsonValue object(JsonParser parser, String file, String path) throws IOException {
        Cell place = place(parser, file, path, "");
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser, file, path + "/" + (name.matches("\\w{1,40}") ? name : "?")));
        }
        return new JsonValue(place, Kind.OBJECT, List.of(), fields);
    }

    private static Cell place(JsonParser parser, String file, String path, String text) {
        JsonLocation location = parser.currentTokenLocation();
        return place(file, location, path, text);
    }

    private static Cell place(String file, JsonLocation location, String path, String text) {
        String column = location.getColumnNr() + (path.isEmpty() ? "" : " (" + path + ")");
        return new Cell(file, location.getLineNr(), column, text);
    }

    /** The parser's message quotes the document; its place and kind are all we take of it. */
    private static UnreadableFileException malformed(String file, JsonProcessingException malformed) {
        JsonLocation location = malformed.getLocation();
        Cell place = location == null || location.getLineNr() < 1
                ? new Cell(file, 0, "", "")
                : place(file, location, "", "");
        String found = malformed instanceof StreamConstraintsException
                ? "a deeper or longer one"
                : malformed instanceof JsonEOFException ? "the end of the file" : "something else";
        return place.refuse("a JSON document at most 200 levels deep, without a name twice in one object", found);
    }

    /** The field {@code name} of this object. */
    JsonValue field(String name) {
        if (kind != Kind.OBJECT) {
            throw place.refuse("an object with " + name, kind == Kind.MISSING ? "nothing" : "something else");
        }
        return find(name).orElseGet(() -> missing(name));
    }

    /** The field {@code name}, if this is an object that has it. */
    Optional<JsonValue> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private JsonValue missing(String name) {
        Cell there = new Cell(place.file(), place.line(), place.column() + ", " + name, "");
        return new JsonValue(there, Kind.MISSING, List.of(), Map.of());
    }

    /** The items of this array; none if it is missing. */
    List<JsonValue> list() {
        if (kind != Kind.ARRAY && kind != Kind.MISSING) {
            throw place.refuse("an array", "something else");
        }
        return items;
    }

    /** The text of this value; empty if it is missing. */
    Cell text() {
        if (kind != Kind.TEXT && kind != Kind.MISSING) {
            throw place.refuse("a text", "something else");
        }
        return place;
    }
}

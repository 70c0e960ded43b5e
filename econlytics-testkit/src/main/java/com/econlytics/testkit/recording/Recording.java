package com.econlytics.testkit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Recorded traffic: JSON in which, however deep, answers or events of a vendor are.
 *
 * <p>It takes single objects and lists, files with one JSON document a line, cassettes whose bodies are JSON, and cassettes whose
 * bodies are JSON in a text ({@code http_interactions[].response.body.string}, the {@code content.text} of a HAR file), also
 * compressed ({@code body.base64_string}). Documents are in the order in which they were said: what comes later is newer.
 *
 * <pre>{@code
 * Recording recording = Recording.read(Path.of("recordings"));
 * try (FakeStripe stripe = FakeStripe.replaying(recording)) { … }
 * }</pre>
 */
public final class Recording {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    /** How the first bytes of every gzip file read in Base64. */
    private static final String GZIP_IN_BASE64 = "H4sI";

    private static final String FILES = ".*\\.(json|jsonl|ndjson|har)(\\.gz)?";

    private final List<JsonNode> documents;

    private Recording(List<JsonNode> documents) {
        this.documents = List.copyOf(documents);
    }

    /**
     * Reads files, and all files {@code *.json}, {@code *.jsonl}, {@code *.ndjson} and {@code *.har} below folders, in the order
     * of their paths; with {@code .gz} behind it, compressed.
     *
     * @throws UncheckedIOException if one cannot be read
     * @throws IllegalArgumentException if one is not JSON
     */
    public static Recording read(Path... filesAndFolders) {
        List<JsonNode> documents = new ArrayList<>();
        for (Path place : filesAndFolders) {
            try (Stream<Path> below = Files.walk(place)) {
                below.filter(Files::isRegularFile)
                        .filter(file -> file.equals(place) || file.toString().matches(FILES))
                        .sorted()
                        .forEach(file -> documents.addAll(documents(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + place, e);
            }
        }
        return new Recording(documents);
    }

    /**
     * Reads JSON texts, each of one or more documents.
     *
     * @throws IllegalArgumentException if one is not JSON
     */
    public static Recording parse(String... texts) {
        List<JsonNode> documents = new ArrayList<>();
        for (String text : texts) {
            try (MappingIterator<JsonNode> values =
                    MAPPER.readerFor(JsonNode.class).readValues(text)) {
                documents.addAll(values.readAll());
            } catch (IOException e) {
                throw new IllegalArgumentException("a recording is JSON; this is not: " + e.getMessage(), e);
            }
        }
        return new Recording(documents);
    }

    /** What others have parsed. */
    public static Recording of(JsonNode... documents) {
        return new Recording(List.of(documents));
    }

    /** This one and what was said after it. */
    public Recording plus(Recording later) {
        List<JsonNode> both = new ArrayList<>(documents);
        both.addAll(later.documents);
        return new Recording(both);
    }

    /** A copy of each document. */
    public List<JsonNode> documents() {
        return documents.stream().map(JsonNode::<JsonNode>deepCopy).toList();
    }

    /**
     * What a text of a document is, if it is a JSON object or array itself, be it compressed as cassettes keep a body that came
     * so; else the same node.
     */
    public static JsonNode unwrapped(JsonNode node) {
        String text = uncompressed(node.asText("").strip());
        if (!node.isTextual() || !(text.startsWith("{") || text.startsWith("["))) {
            return node;
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException merelyText) {
            return node;
        }
    }

    /** The text behind gzip in Base64, or the same text. */
    private static String uncompressed(String text) {
        if (!text.startsWith(GZIP_IN_BASE64)) {
            return text;
        }
        byte[] compressed;
        try {
            compressed = Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException merelyText) {
            return text;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException merelyText) {
            return text;
        }
    }

    /** What a document answers to: the address of the request, where a cassette notes it; empty if it does not. */
    public static String requestOf(ObjectNode interaction) {
        for (String place : List.of("/uri", "/request/uri", "/request/url")) {
            String address = interaction.at(place).asText("");
            if (!address.isEmpty()) {
                return address;
            }
        }
        return "";
    }

    private static List<JsonNode> documents(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                MappingIterator<JsonNode> values =
                        MAPPER.readerFor(JsonNode.class).readValues(in)) {
            return values.readAll();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + " is not JSON, at line " + e.getLocation().getLineNr(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** How many documents there are. */
    @Override
    public String toString() {
        return documents.size() + " recorded documents";
    }
}

package com.econlytics.examples.retool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Retool imports: a folder in its language Toolscript, as a ZIP. It is always the same for the same version of this library.
 *
 * <p>Example: {@code RetoolBundle.make().writeTo(out)}.
 *
 * @param files text by path
 */
public record RetoolBundle(SortedMap<String, String> files) {
    /** The queries, each a file of SQL. */
    static final List<String> QUERIES = List.of(
            "cohortMonths", "cohorts", "currencies", "customerCount", "customerExport", "customers", "reconciliations");

    private static final String FOLDER = "econlytics/";
    private static final String EXPORT = "customerExport";
    private static final String DOWNLOAD = "downloadCustomers";
    private static final String RESOURCE = "REPLACE_WITH_RESOURCE_UUID";
    private static final String PAGE = "5f0c8f6e-3b0a-4c39-9a3e-0e7f7c1d2a11";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RetoolBundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Makes it. */
    public static RetoolBundle make() {
        Screens screens = new Screens();
        SortedMap<String, String> files = new TreeMap<>();
        files.put("main.rsx", screens.app().toString());
        files.put("functions.rsx", functions().toString());
        files.put("metadata.json", json(metadata()));
        files.put(".positions.json", json(screens.positions()));
        QUERIES.forEach(query -> files.put("lib/" + query + ".sql", resource(query + ".sql")));
        files.put("lib/" + DOWNLOAD + ".js", resource(DOWNLOAD + ".js").replace("exportCustomers", EXPORT));
        return new RetoolBundle(files);
    }

    /** Writes it as a ZIP whose bytes depend on its content alone. */
    public void writeTo(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(FOLDER + file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static Element functions() {
        Element functions = Element.of("GlobalFunctions");
        QUERIES.forEach(query -> functions.with(Element.of("SqlQueryUnified", query)
                .expression("enableTransformer", "true")
                .expression("query", "include(\"./lib/" + query + ".sql\", \"string\")")
                .text("resourceDisplayName", "econlytics")
                .text("resourceName", RESOURCE)
                .text("resourceTypeOverride", "")
                .expression("runWhenModelUpdates", Boolean.toString(!query.equals(EXPORT)))
                .text("transformer", "return formatDataAsArray(data)")
                .expression("warningCodes", "[]")));
        return functions.with(Element.of("JavascriptQuery", DOWNLOAD)
                .expression("query", "include(\"./lib/" + DOWNLOAD + ".js\", \"string\")")
                .text("resourceDisplayName", "JavascriptQuery")
                .text("resourceName", "JavascriptQuery")
                .expression("runWhenModelUpdates", "false"));
    }

    private static Map<String, Object> metadata() {
        return new TreeMap<>(Map.of(
                "toolscriptVersion",
                "1.0.0",
                "version",
                "43.0.9",
                "pageUuid",
                PAGE,
                "appTemplate",
                new TreeMap<>(Map.of("appMaxWidth", "100%", "appThemeId", -1, "version", "3.338.0"))));
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(RetoolBundle.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be read", failed);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of texts and numbers are JSON", impossible);
        }
    }
}

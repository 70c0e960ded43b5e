package com.econlytics.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests of HTTP/1.1 from a connection, as far as clients of JSON interfaces use it. */
final class Wire {
    private final String origin;
    private final InputStream in;

    Wire(String origin, InputStream in) {
        this.origin = origin;
        this.in = new BufferedInputStream(in);
    }

    /** A request and the target of its first line, undecoded. */
    record Received(Request request, String target) {
        String line() {
            return request.method() + " " + target;
        }
    }

    /** The next request; empty if the client ended the connection. */
    Optional<Received> next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("no request: " + first);
        }
        Map<String, String> headers = headers();
        String body = new String(body(headers), StandardCharsets.UTF_8);
        return Optional.of(new Received(Request.of(origin, parts[0], URI.create(parts[1]), headers, body), parts[1]));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int length;
        do {
            length = Integer.parseInt(line(), 16);
            whole.writeBytes(exactly(length));
            line();
        } while (length > 0);
        return whole.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a request that ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** The text up to the end of the line; empty at the end of the connection too. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}

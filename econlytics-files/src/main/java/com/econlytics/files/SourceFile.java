package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.reconciliation.Evidence;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file whose bytes were looked at once: it is UTF-8 without NUL, and its SHA-256 is known.
 *
 * @param path where it is
 * @param evidence its name and SHA-256
 * @param bytes how many
 */
record SourceFile(Path path, Evidence evidence, long bytes) {
    private static final int BUFFER = 1 << 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Reads text; the reader is the caller's for the time of the call. */
    interface Reading {
        void read(Reader reader) throws IOException;
    }

    /**
     * Looks at the file.
     *
     * @throws UnreadableFileException if it is larger than {@code limit} bytes, not UTF-8, or holds a NUL
     */
    static SourceFile inspect(Path path, long limit) {
        String name = nameOf(path);
        MessageDigest digest = sha256();
        Utf8Check check = new Utf8Check(name);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                check.accept(buffer, read);
                if (check.bytes > limit) {
                    throw new UnreadableFileException(
                            name, 0, "", "a file of at most " + limit + " bytes", "more than that");
                }
            }
        } catch (IOException failed) {
            throw unreadable(name, failed);
        }
        check.end();
        return new SourceFile(path, new Evidence(name, HexFormat.of().formatHex(digest.digest())), check.bytes);
    }

    /**
     * Reads the text of the file, without a byte order mark.
     *
     * @throws UnreadableFileException if the file is another one than was looked at
     */
    void read(Reading reading) {
        MessageDigest digest = sha256();
        try (InputStream in =
                new BufferedInputStream(new DigestInputStream(Files.newInputStream(path), digest), BUFFER)) {
            skipMark(in);
            reading.read(new InputStreamReader(in, UTF_8));
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw unreadable(evidence.file(), failed);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(evidence.sha256())) {
            throw new UnreadableFileException(
                    evidence.file(), 0, "", "a file that nobody writes to while it is read", "another SHA-256");
        }
    }

    private static void skipMark(InputStream in) throws IOException {
        in.mark(MARK.length);
        if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
            in.reset();
        }
    }

    private static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName()).replaceAll("\\p{Cntrl}", "?");
        return name.isBlank() ? "?" : name;
    }

    private static UncheckedIOException unreadable(String name, IOException failed) {
        return new UncheckedIOException(name + " could not be read; look at the cause", failed);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256; this one does not", missing);
        }
    }

    /** Finds the first byte that is not UTF-8, or a NUL, chunk by chunk. */
    private static final class Utf8Check {
        private final String file;
        private final CharsetDecoder decoder = UTF_8.newDecoder();
        private final CharBuffer chars = CharBuffer.allocate(BUFFER);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private long bytes;
        private long line = 1;

        Utf8Check(String file) {
            this.file = file;
        }

        void accept(byte[] chunk, int length) {
            ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length);
            long start = bytes - rest.remaining();
            in.put(rest).put(chunk, 0, length).flip();
            bytes += length;
            decode(in, start, false);
            rest = in;
        }

        void end() {
            decode(rest.slice(), bytes - rest.remaining(), true);
        }

        private void decode(ByteBuffer in, long start, boolean end) {
            CoderResult result;
            do {
                int from = in.position();
                chars.clear();
                result = decoder.decode(in, chars, end);
                lookAt(in, from, start);
            } while (result.isOverflow());
            if (result.isError()) {
                throw refuse("text in UTF-8", start + in.position(), "other bytes");
            }
        }

        private void lookAt(ByteBuffer in, int from, long start) {
            for (int i = from; i < in.position(); i++) {
                byte b = in.get(i);
                if (b == '\n') {
                    line++;
                } else if (b == 0) {
                    throw refuse("text without NUL characters", start + i, "a NUL");
                }
            }
        }

        private UnreadableFileException refuse(String expected, long position, String found) {
            return new UnreadableFileException(file, line, "", expected, found + " at byte " + (position + 1));
        }
    }
}

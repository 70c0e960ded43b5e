package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.erasure.ErasureJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A journal of erasures in a file of lines that is only appended to. Each word is a line of its own, and an erasure counts
 * once its last line is there, so that what a crash cut off does not count. It must not be kept where the database's
 * backups are restored from.
 *
 * <p>A line is {@code word ID KEY PSEUDONYM} or {@code erased ID TIME WORDS}.
 */
public final class FileErasureJournal implements ErasureJournal {
    private final Path file;

    /** The journal in {@code file}, which the first erasure creates. */
    public FileErasureJournal(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void append(Entry entry) {
        StringBuilder lines = new StringBuilder();
        entry.pseudonyms()
                .forEach((key, pseudonym) -> lines.append("word ")
                        .append(entry.erasure())
                        .append(' ')
                        .append(key)
                        .append(' ')
                        .append(pseudonym)
                        .append('\n'));
        lines.append("erased ")
                .append(entry.erasure())
                .append(' ')
                .append(entry.erasedAt())
                .append(' ')
                .append(entry.pseudonyms().size())
                .append('\n');
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
                FileLock lock = channel.lock()) {
            write(channel, lock, endsInLine(channel) ? lines.toString() : "\n" + lines);
        } catch (IOException failed) {
            throw new UncheckedIOException("the journal of erasures cannot be written; nothing was erased", failed);
        }
    }

    private static void write(FileChannel channel, FileLock lock, String lines) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("the lock of the journal was lost");
        }
        channel.position(channel.size());
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** A line that a crash cut off must not swallow the next one. */
    private static boolean endsInLine(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }

    @Override
    public synchronized List<Entry> entries() {
        try {
            return isYetToBeMade() ? List.of() : entries(Files.readAllLines(file, UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the journal of erasures cannot be read; serve nothing before it can", failed);
        }
    }

    /** Where not even the directory is, a disk may be missing, and with it what was erased. */
    private boolean isYetToBeMade() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        return Files.notExists(file);
    }

    /** What was tried again is there again, and the last try is the one that was committed. */
    private static List<Entry> entries(List<String> lines) throws IOException {
        SortedMap<String, String> words = new TreeMap<>();
        Map<String, Entry> entries = new LinkedHashMap<>();
        String wordsOf = "";
        for (String line : lines) {
            String[] parts = line.split(" ");
            if (parts.length == 4 && parts[0].equals("word")) {
                if (!parts[1].equals(wordsOf)) {
                    words.clear();
                    wordsOf = parts[1];
                }
                words.put(parts[2], parts[3]);
            } else if (parts.length == 4 && parts[0].equals("erased")) {
                if (!parts[1].equals(wordsOf)) {
                    words.clear();
                }
                if (words.size() == number(parts[3])) {
                    entries.put(parts[1], new Entry(parts[1], time(parts[2]), words));
                }
                words.clear();
            }
        }
        return List.copyOf(entries.values());
    }

    private static int number(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw new IOException("an erasure without a number of words", damaged);
        }
    }

    private static Instant time(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException damaged) {
            throw new IOException("an erasure without a time", damaged);
        }
    }
}

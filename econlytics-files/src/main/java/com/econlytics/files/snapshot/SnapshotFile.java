package com.econlytics.files.snapshot;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.JournalBytes;
import com.econlytics.columnar.JournalSource;
import com.econlytics.columnar.JournalSource.VersionedJournal;
import com.econlytics.files.snapshot.Snapshot.Reason;
import com.econlytics.files.snapshot.Snapshot.Unusable;
import com.econlytics.files.snapshot.Snapshot.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One snapshot of the lines of a ledger: a header with format, ledger, version and length, the columns, and a checksum of all of it.
 *
 * <p>It is written beside and moved into place when it is on disk, so that a program that ends meanwhile leaves the old one. A file
 * that is torn, cut, changed or of another ledger is noticed and not used. It has opaque customer numbers, months, accounts and
 * amounts, and nothing that names anybody.
 *
 * <p>Example: {@code new SnapshotFile(path, "books of Example Ltd").load(source)} has all lines of now, of which only those that came
 * since the snapshot were read from the source.
 */
public final class SnapshotFile {
    private static final long MAGIC = 0x45434F4E4C494E45L;
    private static final int FORMAT = 1;
    private static final int HEADER = 4 * Long.BYTES + Integer.BYTES;
    private static final int LENGTH_AT = 3 * Long.BYTES + Integer.BYTES;

    private final Path path;
    private final long ledger;

    /**
     * A file, be it there or not.
     *
     * @param path where it is; its directory must exist
     * @param ledger names the ledger, so that a file of another one is not taken for its own; the name itself is not in the file
     */
    public SnapshotFile(Path path, String ledger) {
        this.path = path;
        this.ledger = checksum(ByteBuffer.wrap(ledger.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Replaces the file.
     *
     * @throws IllegalArgumentException if the journal takes 2 GiB or more, some 350 million lines
     * @throws UncheckedIOException if it cannot be written; the old one stays
     */
    public void write(VersionedJournal journal) {
        long length = HEADER + JournalBytes.sizeOf(journal.journal()) + Long.BYTES;
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the journal takes " + length + " bytes, a snapshot can have "
                    + Integer.MAX_VALUE + "; read it from the ledger each time");
        }
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try {
            write(beside, journal, length);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("no snapshot could be written to " + path, failed);
        }
    }

    private void write(Path file, VersionedJournal journal, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            MappedByteBuffer out = channel.map(FileChannel.MapMode.READ_WRITE, 0, length);
            out.putLong(MAGIC)
                    .putInt(FORMAT)
                    .putLong(ledger)
                    .putLong(journal.version())
                    .putLong(length);
            JournalBytes.write(journal.journal(), out);
            out.putLong(checksum(out.duplicate().flip()));
            out.force();
            channel.force(true);
        }
    }

    /**
     * What is in the file.
     *
     * @throws UncheckedIOException if it is there and cannot be read
     */
    public Snapshot read() {
        if (!Files.isRegularFile(path)) {
            return new Unusable(Reason.MISSING);
        }
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() < HEADER + Long.BYTES || channel.size() > Integer.MAX_VALUE) {
                return new Unusable(Reason.DAMAGED);
            }
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the snapshot " + path + " could not be read", failed);
        }
    }

    private Snapshot read(ByteBuffer in) {
        if (in.getLong(0) != MAGIC || in.getInt(Long.BYTES) != FORMAT) {
            return new Unusable(Reason.UNKNOWN_FORMAT);
        }
        int end = in.limit() - Long.BYTES;
        if (in.getLong(LENGTH_AT) != in.limit() || checksum(in.slice(0, end)) != in.getLong(end)) {
            return new Unusable(Reason.DAMAGED);
        }
        in.position(Long.BYTES + Integer.BYTES);
        if (in.getLong() != ledger) {
            return new Unusable(Reason.FOREIGN);
        }
        long version = in.getLong();
        return new Whole(new VersionedJournal(version, JournalBytes.read(in.position(HEADER))));
    }

    /**
     * All lines of now: those of the file and those that came since, or all from the ledger if the file cannot be used. Figures of
     * several journals are added by {@link com.econlytics.columnar.ProfitTable#plus}.
     *
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    public Loaded load(JournalSource source) {
        Snapshot found = read();
        if (found instanceof Unusable unusable) {
            return all(source, unusable.reason());
        }
        VersionedJournal kept = ((Whole) found).journal();
        VersionedJournal since = source.readSince(kept.version());
        boolean own = since.version() >= kept.version()
                && source.linesAsOf(kept.version()) == kept.journal().lines();
        return own
                ? new Loaded(since.version(), List.of(kept.journal(), since.journal()), List.of())
                : all(source, Reason.FOREIGN);
    }

    private static Loaded all(JournalSource source, Reason reason) {
        VersionedJournal all = source.read();
        return new Loaded(all.version(), List.of(all.journal()), List.of(reason));
    }

    /**
     * The lines of a ledger.
     *
     * @param version up to which
     * @param journals which have them together
     * @param unusable why the file was not used; empty if it was
     */
    public record Loaded(long version, List<ColumnarJournal> journals, List<Reason> unusable) {
        public Loaded {
            journals = List.copyOf(journals);
            unusable = List.copyOf(unusable);
        }
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}

package com.econlytics.reliability.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once for each user.
 *
 * @param root above {@code bin}
 */
record Binaries(Path root) {
    private static final String PREFIX = "econlytics-reliability-postgres-";

    /** Where they are, after they were unpacked if they were not. */
    static Binaries unpacked() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        String user = System.getProperty("user.name");
        Path own = shared.resolve(PREFIX + user.replaceAll("[^A-Za-z0-9_-]", "_"));
        if (isMine(own, user)) {
            return new Binaries(own);
        }
        Path fresh = Files.createTempDirectory(shared, PREFIX);
        unpack(fresh);
        try {
            return new Binaries(Files.move(fresh, own));
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            return new Binaries(isMine(own, user) ? own : fresh);
        }
    }

    /** The words that start one of the programs; it refuses to be root, and in a name space of its own it is not. */
    List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(root.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    private static boolean isMine(Path directory, String user) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                        .getName()
                        .equals(user);
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        System.getProperty("os.name"), System.getProperty("os.arch"));
                TarArchiveInputStream archive =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(entry, archive, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}

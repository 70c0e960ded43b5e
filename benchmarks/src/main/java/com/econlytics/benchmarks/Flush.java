package com.econlytics.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** What the disk takes: 8 KiB are written and flushed, so many times a second, each in its place as a log does it. */
final class Flush {
    private static final int PAGE = 8192;
    private static final int PLACES = 2048;

    private Flush() {}

    /** The median of the times, in nanoseconds. */
    static long medianNanos(int perSecond, int seconds) throws IOException {
        Path file = Files.createTempFile("flush", ".probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PAGE * PLACES), 0);
            channel.force(true);
            OpenLoop loop = new OpenLoop(perSecond, seconds);
            return loop.medianNanos(turn -> {
                channel.write(ByteBuffer.allocate(PAGE), (long) PAGE * (turn % PLACES));
                channel.force(false);
            });
        } finally {
            Files.delete(file);
        }
    }

    /** Work that is due at a constant rate, timed from when it was due. */
    record OpenLoop(int perSecond, int seconds) {
        private static final long SECOND = 1_000_000_000L;

        /** What is done each time. */
        interface Work {
            void run(int turn) throws IOException;
        }

        long medianNanos(Work work) throws IOException {
            long[] took = new long[perSecond * seconds];
            long begun = System.nanoTime();
            for (int turn = 0; turn < took.length; turn++) {
                long due = begun + SECOND * turn / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                work.run(turn);
                took[turn] = System.nanoTime() - due;
            }
            Arrays.sort(took);
            return took[took.length / 2];
        }
    }
}

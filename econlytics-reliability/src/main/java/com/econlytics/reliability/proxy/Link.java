package com.econlytics.reliability.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One connection through a proxy: two sockets, and what is passed from one to the other. */
final class Link {
    private static final int CHUNK = 8192;
    private static final String COMMIT = "COMMIT";
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final byte NO_TEXT = (byte) 0xff;

    private final Socket client;
    private final Socket server;
    private final Supplier<LinkFault> fault;
    private final Runnable struck;
    private final SplittableRandom random;
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean committed;

    Link(Socket client, Socket server, Supplier<LinkFault> fault, Runnable struck, SplittableRandom random) {
        this.client = client;
        this.server = server;
        this.fault = fault;
        this.struck = struck;
        this.random = random;
    }

    /** Counts the bytes of answers from 0 again. */
    void countAnew() {
        answered.set(0);
    }

    /** From the client to the server, until one of them ends. */
    void passQuestions() {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                holdUp();
                committed |= fault.get() instanceof LinkFault.ReplyLost && isCommit(chunk, read);
                out.write(chunk, 0, read);
                out.flush();
            }
            server.shutdownOutput();
        } catch (IOException ended) {
            close(server);
        }
    }

    /** From the server to the client, until one of them ends. */
    void passAnswers() {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                holdUp();
                if (!answer(Arrays.copyOf(chunk, read), out)) {
                    return;
                }
            }
            if (fault.get() instanceof LinkFault.SlowClose slow) {
                struck.run();
                LockSupport.parkNanos(slow.delay().toNanos());
            }
            client.shutdownOutput();
        } catch (IOException ended) {
            close(client);
        }
    }

    /** Ends both sides without a farewell. */
    void reset() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closedAlready) {
                // then there is nobody to be reset
            }
            close(socket);
        }
    }

    /** Passes a part of an answer on; false if nothing more is to be passed. */
    private boolean answer(byte[] part, OutputStream out) throws IOException {
        LinkFault now = fault.get();
        int before = answered.getAndAdd(part.length);
        if (now instanceof LinkFault.ReplyLost && committed) {
            struck.run();
            reset();
            return false;
        }
        int limit = limit(now);
        if (before + part.length > limit) {
            out.write(part, 0, Math.max(0, limit - before));
            out.flush();
            struck.run();
            end(now);
            return false;
        }
        if (now instanceof LinkFault.Corrupt corrupt && before <= corrupt.at() && corrupt.at() < before + part.length) {
            struck.run();
            part[corrupt.at() - before] = NO_TEXT;
        }
        write(part, now, out);
        return true;
    }

    private static int limit(LinkFault now) {
        if (now instanceof LinkFault.Reset reset) {
            return reset.afterBytes();
        }
        if (now instanceof LinkFault.CutOff cut) {
            return cut.afterBytes();
        }
        return now instanceof LinkFault.HalfClose half ? half.afterBytes() : Integer.MAX_VALUE;
    }

    private void end(LinkFault now) throws IOException {
        if (now instanceof LinkFault.Reset) {
            reset();
        } else if (now instanceof LinkFault.HalfClose) {
            client.shutdownOutput();
        } else {
            close(client);
            close(server);
        }
    }

    private void write(byte[] part, LinkFault now, OutputStream out) throws IOException {
        if (now instanceof LinkFault.Bandwidth narrow) {
            struck.run();
            int step = Math.max(1, narrow.bytesPerSecond() / 20);
            for (int from = 0; from < part.length; from += step) {
                out.write(part, from, Math.min(step, part.length - from));
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            return;
        }
        out.write(part);
        out.flush();
    }

    /** Waits where the fault says so; silence lasts until the fault ends. */
    private void holdUp() throws IOException {
        LinkFault now = fault.get();
        if (now instanceof LinkFault.Latency late) {
            struck.run();
            LockSupport.parkNanos(
                    late.delay().toNanos() + random.nextLong(1 + late.jitter().toNanos()));
        }
        if (now instanceof LinkFault.Silence) {
            struck.run();
            while (fault.get() instanceof LinkFault.Silence && !client.isClosed()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    private static boolean isCommit(byte[] chunk, int length) {
        return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // nothing is left to close
        }
    }
}

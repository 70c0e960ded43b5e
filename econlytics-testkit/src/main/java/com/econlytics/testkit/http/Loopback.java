package com.econlytics.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * An HTTP server on a free port of the loopback interface.
 *
 * <p>It counts the requests and makes those fail that its {@link FaultPlan} names. It speaks HTTP over plain sockets, because a
 * server that keeps the rules can neither reset a connection nor promise more bytes than it sends. Its threads are daemons. Safe
 * for use by several threads.
 */
public final class Loopback implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final Fault NOTHING_WRONG = Fault.delay(Duration.ZERO);

    private final ServerSocket server;
    private final ExecutorService threads;
    private final Endpoint endpoint;
    private final Function<FaultResponse, Answer> vendorsWords;
    private final FaultScript script = new FaultScript();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new ArrayList<>();

    private Loopback(ServerSocket server, Endpoint endpoint, Function<FaultResponse, Answer> vendorsWords) {
        this.server = server;
        this.endpoint = endpoint;
        this.vendorsWords = vendorsWords;
        this.threads = Executors.newCachedThreadPool(Loopback::daemon);
    }

    /**
     * Starts a server.
     *
     * @param endpoint answers what does not fail
     * @param vendorsWords the answer to a fault as the vendor puts it; the fault's own headers are added
     */
    public static Loopback start(Endpoint endpoint, Function<FaultResponse, Answer> vendorsWords) {
        try {
            ServerSocket anyPort = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            Loopback loopback = new Loopback(anyPort, endpoint, vendorsWords);
            loopback.threads.execute(loopback::accept);
            return loopback;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback server", e);
        }
    }

    /** Such as {@code http://127.0.0.1:34567}, without a slash at the end. */
    public String baseUrl() {
        return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    /** Makes requests fail by this plan and no other from now on, in addition to those of {@link #failNext}. */
    public void failBy(FaultPlan plan) {
        script.follow(plan);
    }

    /** Makes the next {@code count} requests fail, after those that are to fail already. */
    public void failNext(int count, Fault fault) {
        script.order(count, fault);
    }

    /** The requests so far, failed ones included, as {@code GET /path?query}. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** How many requests came so far, failed ones included. */
    public int requestCount() {
        synchronized (requests) {
            return requests.size();
        }
    }

    @Override
    public void close() {
        closed(server);
        open.forEach(Loopback::closed);
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException closed) {
            closed(server);
        } finally {
            // one that was accepted while the server was closed is known to this thread alone
            open.forEach(Loopback::closed);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Wire wire = new Wire(baseUrl(), socket.getInputStream());
            boolean usable = true;
            while (usable) {
                Optional<Wire.Received> received = wire.next();
                usable = received.isPresent() && answer(received.get()).over(socket);
            }
        } catch (IOException | RuntimeException gone) {
            // whoever asked sees the end of the connection
            closed(socket);
        } finally {
            open.remove(socket);
        }
    }

    private Sending answer(Wire.Received received) {
        Request request = received.request();
        Fault fault;
        synchronized (requests) {
            requests.add(received.line());
            fault = script.next(request).orElse(NOTHING_WRONG);
        }
        return new Sending(answer(request, fault), fault);
    }

    /** What the fake's user got wrong is told to the client, whose log the user reads. */
    private Answer answer(Request request, Fault fault) {
        try {
            return faulty(request, fault);
        } catch (RuntimeException mistake) {
            return Answer.text(500, "the fake cannot answer: " + mistake);
        }
    }

    private Answer faulty(Request request, Fault fault) {
        if (fault instanceof FaultResponse response) {
            return response.in(vendorsWords.apply(response));
        }
        if (fault instanceof Fault.Instead instead) {
            return instead.answer();
        }
        Answer right = endpoint.answer(request);
        if (fault instanceof Fault.Altered altered) {
            return altered.change().apply(right);
        }
        if (fault instanceof Fault.Again) {
            return script.lastOr(request, right);
        }
        script.remember(request, right);
        return right;
    }

    private static void closed(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception alreadyGone) {
            // nothing is left to end
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "econlytics-loopback");
        thread.setDaemon(true);
        return thread;
    }
}

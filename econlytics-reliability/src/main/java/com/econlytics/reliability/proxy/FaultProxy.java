package com.econlytics.reliability.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a program and a server on the loopback interface, and does to their connections what a bad network does.
 *
 * <p>A fault is at work for all connections, those that there are too, from {@link #begin} to {@link #end}.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress target;
    private final SplittableRandom random;
    private final ExecutorService pumps = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger struck = new AtomicInteger();
    private volatile LinkFault fault = LinkFault.NONE;

    private FaultProxy(ServerSocket door, InetSocketAddress target, SplittableRandom random) {
        this.door = door;
        this.target = target;
        this.random = random;
    }

    /** A proxy before a port of the loopback interface; it listens on a port of its own. */
    public static FaultProxy before(int port, SplittableRandom random) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 512, here), new InetSocketAddress(here, port), random);
        proxy.pumps.execute(proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** Has a fault be at work from now on. */
    public void begin(LinkFault other) {
        fault = other;
        links.forEach(Link::countAnew);
        if (other instanceof LinkFault.Down) {
            links.forEach(Link::reset);
        }
    }

    /** Passes everything on again; connections that the fault held up go on. */
    public void end() {
        fault = LinkFault.NONE;
    }

    /** How often a fault has struck a connection since the proxy was started. */
    public int struck() {
        return struck.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        links.forEach(Link::reset);
        pumps.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                link(door.accept());
            } catch (IOException closedOrRefused) {
                // the next one may be luckier; a closed door ends the loop
            }
        }
    }

    private void link(Socket client) throws IOException {
        if (fault instanceof LinkFault.Down) {
            struck.incrementAndGet();
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException unreachable) {
            client.close();
            throw unreachable;
        }
        Link link = new Link(client, server, () -> fault, struck::incrementAndGet, random.split());
        links.add(link);
        pumps.execute(link::passQuestions);
        pumps.execute(() -> {
            link.passAnswers();
            links.remove(link);
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "econlytics-proxy");
        thread.setDaemon(true);
        return thread;
    }
}

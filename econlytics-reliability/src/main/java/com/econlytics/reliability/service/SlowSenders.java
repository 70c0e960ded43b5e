package com.econlytics.reliability.service;

import com.econlytics.testkit.stripe.StripeDelivery;
import com.econlytics.testkit.stripe.StripeSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Many connections that send a byte of a body each second, and what becomes of others meanwhile. */
final class SlowSenders {
    private static final int OTHERS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SlowSenders() {}

    /**
     * What it did.
     *
     * @param dripping how many connections there were
     * @param answered how many others were answered
     * @param refused how many others were not, or not with a 2xx
     * @param median time of an answer
     * @param longest time of an answer
     */
    record Effect(int dripping, int answered, int refused, Duration median, Duration longest) {}

    static Effect drip(ServiceProcess service, List<StripeDelivery> deliveries, int count)
            throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(open(service));
            }
            var unused =
                    clock.scheduleAtFixedRate(() -> sockets.forEach(SlowSenders::dripByte), 0, 1, TimeUnit.SECONDS);
            return others(service, deliveries, count);
        } finally {
            clock.shutdownNow();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Effect others(ServiceProcess service, List<StripeDelivery> deliveries, int dripping)
            throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Duration> times = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < OTHERS; i++) {
            long begun = System.nanoTime();
            if (isAccepted(client, service, deliveries.get(i % deliveries.size()))) {
                times.add(Duration.ofNanos(System.nanoTime() - begun));
            } else {
                refused++;
            }
        }
        List<Duration> sorted = times.stream().sorted().toList();
        Duration none = Duration.ZERO;
        return new Effect(
                dripping,
                sorted.size(),
                refused,
                sorted.isEmpty() ? none : sorted.get(sorted.size() / 2),
                sorted.isEmpty() ? none : sorted.get(sorted.size() - 1));
    }

    private static boolean isAccepted(HttpClient client, ServiceProcess service, StripeDelivery delivery)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.webhooks())
                .header(
                        "Stripe-Signature",
                        delivery.signature(Vendors.SECRET, Clock.systemUTC().instant()))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static Socket open(ServiceProcess service) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        String signature = StripeSignature.header(
                new byte[0], "whsec_of_somebody", Clock.systemUTC().instant());
        socket.getOutputStream()
                .write(("POST /webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nStripe-Signature: " + signature
                                + "\r\nContent-Length: 1000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void dripByte(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException givenUpOn) {
            // as it should be, after a while
        }
    }
}

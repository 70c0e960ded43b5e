package com.econlytics.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault as a client meets it, on a socket where a client would hide the difference. */
class LoopbackTest {
    private static final String RIGHT = "{\"answer\":\"right\"}";

    private final AtomicInteger done = new AtomicInteger();
    private final Loopback loopback = Loopback.start(
            request -> {
                done.incrementAndGet();
                return new Answer(
                        200,
                        Map.of("Content-Type", "application/json"),
                        request.find("say").orElse(RIGHT));
            },
            fault -> Answer.text(fault.status(), "vendor's words"));

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void answersOneRequestAfterAnotherOnOneConnection() throws Exception {
        try (Socket socket = connected()) {
            assertThat(exchanged(socket)).endsWith(RIGHT);
            assertThat(exchanged(socket)).endsWith(RIGHT);
        }
        assertThat(loopback.requests()).containsExactly("GET /path?x=1", "GET /path?x=1");
    }

    @Test
    void hearsBodiesOfKnownLengthAndInChunks() throws Exception {
        try (Loopback echo = Loopback.start(
                        request -> Answer.text(200, request.body() + request.form()), fault -> Answer.text(500, ""));
                Socket socket =
                        new Socket("127.0.0.1", URI.create(echo.baseUrl()).getPort())) {
            send(socket, "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\na=%C3");
            assertThat(answerOf(socket)).contains("a=%C3{a=");
            send(socket, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n3\r\nb+c\r\n0\r\n\r\n");
            assertThat(answerOf(socket)).endsWith("a=b+c{a=b c}");
        }
    }

    @Test
    void failsInTheVendorsWordsWithTheFaultsHeaders() throws Exception {
        loopback.failNext(1, FaultResponse.tooManyRequests(7));
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.body()).isEqualTo("vendor's words");
        assertThat(get("/").body()).isEqualTo(RIGHT);
    }

    @Test
    void anAnswerInsteadLeavesUndoneWhatWasAsked() throws Exception {
        loopback.failNext(1, Fault.html(200));
        HttpResponse<String> answer = get("/");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(done).hasValue(0);
    }

    @Test
    void changesTheRightAnswer() throws Exception {
        loopback.failNext(1, Fault.empty());
        loopback.failNext(1, Fault.malformed());
        loopback.failNext(1, Fault.contentType("text/plain"));
        loopback.failNext(1, Fault.redirect("http://169.254.169.254/"));
        assertThat(get("/").body()).isEmpty();
        assertThat(get("/").body()).isEqualTo("{\"answer\"");
        assertThat(get("/").headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(get("/").headers().firstValue("Location")).contains("http://169.254.169.254/");
        assertThat(done).hasValue(3);
    }

    @Test
    void aCorruptByteIsNoTextInUtf8() throws Exception {
        loopback.failNext(1, Fault.corrupt(2));
        loopback.failNext(1, Fault.corrupt(1_000));
        assertThat(get("/").body()).isEqualTo("{\"\uFFFDnswer\":\"right\"}");
        assertThat(get("/").body()).isEqualTo("{\"answer\":\"right\"\uFFFD");
    }

    @Test
    void aStaleAnswerIsTheLastRightOneOfThePath() throws Exception {
        loopback.failBy(FaultPlan.at(4, Fault.stale()).and(FaultPlan.at(5, Fault.stale())));
        get("/a?say=first");
        get("/b?say=other");
        get("/a?say=second");
        assertThat(get("/a?say=third").body()).isEqualTo("second");
        assertThat(get("/c?say=new").body()).isEqualTo("new");
    }

    @Test
    void aCutAnswerPromisesMoreThanItSends() throws Exception {
        loopback.failNext(1, Fault.cutOff(5));
        try (Socket socket = connected()) {
            ask(socket);
            String everything = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(everything).contains("Content-Length: 18").endsWith("\r\n\r\n{\"ans");
        }
        assertThat(done).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResetIsAReset(boolean withSomeBytes) throws Exception {
        loopback.failNext(1, withSomeBytes ? Fault.reset(5) : Fault.reset());
        try (Socket socket = connected()) {
            ask(socket);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes())
                    .withMessage("Connection reset");
        }
    }

    @Test
    void aHalfClosedConnectionEndsInOneDirection() throws Exception {
        loopback.failNext(1, Fault.halfClose(5));
        try (Socket socket = connected()) {
            ask(socket);
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .endsWith("{\"ans");
            send(socket, "GET /again HTTP/1.1\r\n\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(loopback.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceLastsUntilTheClientGivesUp(boolean afterSomeBytes) throws Exception {
        loopback.failNext(1, afterSomeBytes ? Fault.stall(5) : Fault.silence());
        try (Socket socket = connected()) {
            ask(socket);
            socket.setSoTimeout(20);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes());
        }
    }

    @RepeatedTest(100)
    void silenceEndsWithTheFake() throws Exception {
        loopback.failNext(1, Fault.silence());
        try (Socket socket = connected()) {
            ask(socket);
            loopback.close();
            assertThat(endsNow(socket)).isTrue();
        }
    }

    @Test
    void aSlowAnswerIsRight() throws Exception {
        loopback.failNext(1, Fault.delay(Duration.ofMillis(1)));
        loopback.failNext(1, Fault.drip(5, Duration.ofMillis(1)));
        assertThat(get("/").body()).isEqualTo(RIGHT);
        assertThat(get("/").body()).isEqualTo(RIGHT);
    }

    private static boolean endsNow(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    private Socket connected() throws IOException {
        return new Socket("127.0.0.1", URI.create(loopback.baseUrl()).getPort());
    }

    private static String exchanged(Socket socket) throws IOException {
        ask(socket);
        return answerOf(socket);
    }

    private static void ask(Socket socket) throws IOException {
        send(socket, "GET /path?x=1 HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** One answer, by the length that it promises. */
    private static String answerOf(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException(text.toString());
            }
            text.append((char) read);
        }
        String length = text.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
        return text + new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(loopback.baseUrl() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}

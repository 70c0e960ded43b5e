package com.econlytics.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How an answer goes over the wire.
 *
 * @param manner a fault that concerns the sending; any other fault sends the answer whole
 */
record Sending(Answer answer, Fault manner) {
    private static final byte NEVER_IN_UTF_8 = (byte) 0xFF;

    /** Sends it, and tells whether the connection is good for another request. */
    boolean over(Socket socket) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (manner instanceof Fault.Broken broken) {
            breakOff(socket, body, broken);
            return false;
        }
        if (manner instanceof Fault.Slow slow) {
            slowly(socket.getOutputStream(), body, slow);
            return true;
        }
        if (manner instanceof Fault.Corrupted corrupted && body.length > 0) {
            body[Math.min(corrupted.at(), body.length - 1)] = NEVER_IN_UTF_8;
        }
        send(socket.getOutputStream(), body, body.length);
        return true;
    }

    private void breakOff(Socket socket, byte[] body, Fault.Broken broken) throws IOException {
        if (broken.bytes() >= 0) {
            send(socket.getOutputStream(), body, Math.min(broken.bytes(), Math.max(body.length - 1, 0)));
        }
        switch (broken.ending()) {
            case CLOSED -> socket.close();
            case RESET -> socket.setSoLinger(true, 0);
            case HALF_CLOSED -> {
                socket.shutdownOutput();
                awaitClient(socket);
            }
            case SILENT -> awaitClient(socket);
        }
    }

    private void slowly(OutputStream out, byte[] body, Fault.Slow slow) throws IOException {
        pause(slow.before());
        if (slow.between().isZero()) {
            send(out, body, body.length);
            return;
        }
        send(out, body, 0);
        for (int from = 0; from < body.length; from += slow.bytes()) {
            pause(slow.between());
            out.write(body, from, Math.min(slow.bytes(), body.length - from));
            out.flush();
        }
    }

    /** The headers, which promise the whole body, and the first bytes of it: in one write, else each answer takes longer. */
    private void send(OutputStream out, byte[] body, int bytes) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" Fake\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream together = new ByteArrayOutputStream(head.length() + bytes);
        together.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        together.write(body, 0, bytes);
        together.writeTo(out);
        out.flush();
    }

    private static void awaitClient(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void pause(Duration wait) throws IOException {
        if (wait.isZero()) {
            return;
        }
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the fake was closed");
        }
    }
}

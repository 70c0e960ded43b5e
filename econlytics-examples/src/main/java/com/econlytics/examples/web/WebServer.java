package com.econlytics.examples.web;

import com.econlytics.connector.Trace;
import com.econlytics.examples.report.UnreadableFilterException;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Worker;
import com.econlytics.ledger.StoreException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages, the download and the webhook endpoint on one port. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String WEBHOOKS = "/webhooks/stripe";
    private static final String ZENDESK_WEBHOOKS = "/webhooks/zendesk";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?");
    private static final int THREADS = 600;
    private static final long IDLE_MILLIS = 10_000;
    private static final String SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final String host;
    private final Javalin server;

    private WebServer(String host, Javalin server) {
        this.host = host;
        this.server = server;
    }

    /** No port could be opened. */
    public static final class PortTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTakenException(String host, int port, Throwable cause) {
            super("cannot listen on " + host + " port " + port + "; choose another with --port, or 0 for any", cause);
        }
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any
     * @throws PortTakenException if it cannot be opened
     */
    public static WebServer start(String host, int port, Bookkeeper books, Worker worker, Database database) {
        Dashboard dashboard = new Dashboard(books, worker, database);
        Javalin server = Javalin.create(config -> {
            configure(config);
            config.routes.before(request -> requireOwnName(request, host));
            dashboard.serve(config.routes);
            config.routes.post(WEBHOOKS, new WebhookEndpoint(books.webhook(), worker::wake));
            books.zendeskWebhook()
                    .ifPresent(gate -> config.routes.post(
                            ZENDESK_WEBHOOKS, new ZendeskEndpoint(gate, () -> worker.wake("zendesk"))));
            answerFailures(config);
        });
        try {
            return new WebServer(host, server.start(host, port));
        } catch (JavalinBindException taken) {
            server.stop();
            throw new PortTakenException(host, port, taken);
        }
    }

    /** Such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.multipartConfig.maxFileSize(HandedInBooks.MOST_BYTES, SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(3 * HandedInBooks.MOST_BYTES, SizeUnit.BYTES);
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setIdleTimeout(IDLE_MILLIS);
        });
        config.routes.before(request -> request.header("Content-Security-Policy", SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer"));
    }

    /**
     * A page on the loopback interface is for this machine alone: another site's script that has its own name point here
     * must not read it. Deliveries come under whatever name a tunnel has, and are signed.
     */
    private static void requireOwnName(Context request, String host) {
        String name = request.host() == null ? "" : request.host().replaceAll(":[0-9]+$", "");
        boolean local = LOOPBACK.matcher(host).matches();
        if (local && !LOOPBACK.matcher(name).matches() && !isWebhook(request.path())) {
            throw new ForbiddenResponse("open this page as localhost, or set ECONLYTICS_HOST");
        }
    }

    private static boolean isWebhook(String path) {
        return path.equals(WEBHOOKS) || path.equals(ZENDESK_WEBHOOKS);
    }

    private static void answerFailures(JavalinConfig config) {
        config.routes
                .exception(
                        UnreadableFilterException.class,
                        (unreadable, request) -> request.status(400)
                                .html(Layout.message("This cannot be read", String.valueOf(unreadable.getMessage()))))
                .exception(JdbiException.class, WebServer::tellUnavailable)
                .exception(StoreException.class, WebServer::tellUnavailable)
                .exception(
                        HttpResponseException.class,
                        (refused, request) ->
                                request.status(refused.getStatus()).result(String.valueOf(refused.getMessage())))
                .exception(Exception.class, (failed, request) -> {
                    LOG.error("{} {} failed: {}", request.method(), request.path(), Trace.of(failed));
                    request.status(500).html(Layout.message("Something went wrong", "It is noted in the log."));
                });
    }

    private static void tellUnavailable(Exception failed, Context request) {
        LOG.warn(
                "a page could not be read from the database: {}",
                failed.getClass().getSimpleName());
        forgetBody(request);
        request.status(503).html(Layout.message("Not available", "The database cannot be read right now; try again."));
    }

    /** A download of which nothing was sent yet can still become an error page. */
    private static void forgetBody(Context request) {
        if (!request.res().isCommitted()) {
            request.res().resetBuffer();
            request.removeHeader("Content-Disposition");
        }
    }
}

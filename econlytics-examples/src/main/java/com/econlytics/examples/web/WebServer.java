package com.econlytics.examples.web;

import com.econlytics.connector.Trace;
import com.econlytics.examples.access.Access;
import com.econlytics.examples.access.CustomerReads;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.api.Api;
import com.econlytics.examples.api.Problem;
import com.econlytics.examples.metrics.ServiceMetrics;
import com.econlytics.examples.report.UnreadableFilterException;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Worker;
import com.econlytics.jdbc.JdbcAuditLog;
import com.econlytics.ledger.StoreException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Set;
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
    public static WebServer start(
            String host, int port, Bookkeeper books, Worker worker, Database database, Access access) {
        CustomerReads reads = new CustomerReads(new JdbcAuditLog(database.booking()));
        Dashboard dashboard = new Dashboard(books, worker, database, reads);
        Javalin server = Javalin.create(config -> {
            configure(config);
            config.routes.before(request -> requireOwnName(request, host));
            access.install(config.routes);
            dashboard.serve(config.routes);
            new ServiceMetrics(dashboard.snapshots(), books.clock()).install(config);
            new Api(books, worker, database, dashboard.snapshots(), reads, dashboard::writeCsv).serve(config.routes);
            config.routes.post(WEBHOOKS, new WebhookEndpoint(books.webhook(), worker::wake), Role.OPEN);
            books.zendeskWebhook()
                    .ifPresent(gate -> config.routes.post(
                            ZENDESK_WEBHOOKS, new ZendeskEndpoint(gate, () -> worker.wake("zendesk")), Role.OPEN));
            answerFailures(config);
        });
        try {
            return new WebServer(host, server.start(host, port));
        } catch (JavalinBindException taken) {
            server.stop();
            throw new PortTakenException(host, port, taken);
        }
    }

    /**
     * A route that is served.
     *
     * @param method of HTTP
     * @param path with {@code {no}} where a number stands
     * @param roles that it asks for; a caller with any one of them may pass
     */
    record Route(String method, String path, Set<RouteRole> roles) {
        Route {
            roles = Set.copyOf(roles);
        }
    }

    /** All routes that answer somebody. */
    List<Route> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> new Route(endpoint.method.name(), endpoint.path, roles(endpoint)))
                .toList();
    }

    private static Set<RouteRole> roles(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return roles == null ? Set.of() : roles.getRoles();
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
                        (unreadable, request) -> tell(
                                request,
                                HttpStatus.BAD_REQUEST,
                                "This cannot be read",
                                String.valueOf(unreadable.getMessage())))
                .exception(Access.RefusedException.class, (refused, request) -> {
                    refused.addHeaders(request);
                    tell(request, refused.status(), "Not for you", String.valueOf(refused.getMessage()));
                })
                .exception(JdbiException.class, WebServer::tellUnavailable)
                .exception(StoreException.class, WebServer::tellUnavailable)
                .exception(HttpResponseException.class, (refused, request) -> tellRefused(request, refused))
                .exception(Exception.class, (failed, request) -> {
                    LOG.error("{} {} failed: {}", request.method(), request.path(), Trace.of(failed));
                    tell(request, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong", "It is noted in the log.");
                });
    }

    /** A page for people, a problem for programs. */
    private static void tell(Context request, HttpStatus status, String title, String text) {
        if (Problem.isFor(request)) {
            Problem.answer(request, status, text);
        } else {
            request.status(status).html(Layout.message(title, text));
        }
    }

    private static void tellRefused(Context request, HttpResponseException refused) {
        String text = String.valueOf(refused.getMessage());
        if (Problem.isFor(request)) {
            Problem.answer(request, HttpStatus.forStatus(refused.getStatus()), text);
        } else {
            request.status(refused.getStatus()).result(text);
        }
    }

    private static void tellUnavailable(Exception failed, Context request) {
        LOG.warn(
                "a page could not be read from the database: {}",
                failed.getClass().getSimpleName());
        forgetBody(request);
        tell(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not available",
                "The database cannot be read right now; try again.");
    }

    /** A download of which nothing was sent yet can still become an error page. */
    private static void forgetBody(Context request) {
        if (!request.res().isCommitted()) {
            request.res().resetBuffer();
            request.removeHeader("Content-Disposition");
        }
    }
}

package com.econlytics.examples.web;

import com.econlytics.examples.access.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files that pages need besides themselves, each read and compressed once; none comes from another server. */
final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String JARS = "/META-INF/resources/webjars/";
    private static final String DAY = "private, max-age=86400";
    private static final String ASK = "no-cache";

    private Assets() {}

    static void serve(RoutesConfig routes) {
        routes.get("/style.css", asset("style.css", "text/css; charset=utf-8", ASK), Role.OPEN);
        routes.get("/assets/dashboard.js", asset("dashboard.js", SCRIPT, ASK), Role.OPEN);
        routes.get("/assets/sign-in.js", asset("sign-in.js", SCRIPT, ASK), Role.OPEN);
        routes.get("/assets/icon.svg", asset("icon.svg", "image/svg+xml", DAY), Role.OPEN);
        routes.get(
                "/assets/htmx.js",
                asset(jar("org.webjars.npm/htmx.org", "htmx.org", "dist/htmx.min.js"), SCRIPT, DAY),
                Role.OPEN);
        routes.get(
                "/assets/echarts.js",
                asset(jar("org.webjars/echarts", "echarts", "echarts.common.min.js"), SCRIPT, DAY),
                Role.OPEN);
        routes.get("/favicon.ico", request -> request.status(204), Role.OPEN);
    }

    /** A file in a jar, under the version that the jar says it has. */
    private static String jar(String artifact, String folder, String file) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException("the version of " + artifact + " cannot be read", failed);
        }
        return JARS + folder + "/" + properties.getProperty("version") + "/" + file;
    }

    private static Handler asset(String resource, String type, String caching) {
        byte[] plain = bytes(resource);
        byte[] small = compressed(plain);
        return request -> {
            boolean zipped = acceptsGzip(request);
            request.contentType(type).header("Cache-Control", caching).header("Vary", "Accept-Encoding");
            if (zipped) {
                request.header("Content-Encoding", "gzip");
            }
            request.res().getOutputStream().write(zipped ? small : plain);
        };
    }

    private static boolean acceptsGzip(Context request) {
        @Nullable String accepted = request.header("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(resource + " cannot be read", failed);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource);
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(small)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be written", impossible);
        }
        return small.toByteArray();
    }
}

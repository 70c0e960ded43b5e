package com.econlytics.examples.settings;

import com.econlytics.jdbc.Durability;
import java.util.Arrays;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** What is said of the database, and whether others could read what goes there. */
final class DatabaseVariables {
    private static final String LOOPBACK = "localhost|127\\.[0-9.]+|\\[?::1]?";

    private final Environment environment;

    DatabaseVariables(Environment environment) {
        this.environment = environment;
    }

    DatabaseSettings read() {
        String url = environment.require(
                Variable.ECONLYTICS_JDBC_URL,
                "jdbc:postgresql:\\S+",
                "real figures need a database that stays: jdbc:postgresql://host:5432/name");
        boolean anyTls = word(Variable.ECONLYTICS_JDBC_TLS).equals("any");
        if (!url.isEmpty() && !anyTls && !isPrivate(url)) {
            environment.note(Variable.ECONLYTICS_JDBC_URL
                    + " leads to another host, where others could read or answer; add sslmode=verify-full to it, or set "
                    + Variable.ECONLYTICS_JDBC_TLS + "=any");
        }
        return new DatabaseSettings(
                url,
                environment.find(Variable.ECONLYTICS_JDBC_USER).orElse(""),
                new Secret(environment.find(Variable.ECONLYTICS_JDBC_PASSWORD).orElse("")),
                Durability.valueOf(word(Variable.ECONLYTICS_DURABILITY).toUpperCase(Locale.ROOT)));
    }

    private String word(Variable variable) {
        return environment.text(variable, variable.otherwise(), "required|any", "write required or any");
    }

    /** As the driver understands the address, which knows more forms than one. What it cannot read it refuses later. */
    private static boolean isPrivate(String url) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        try {
            driver.setUrl(url);
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
        return "verify-full".equals(driver.getSslmode())
                || Arrays.stream(driver.getServerNames()).allMatch(host -> host.matches(LOOPBACK));
    }
}

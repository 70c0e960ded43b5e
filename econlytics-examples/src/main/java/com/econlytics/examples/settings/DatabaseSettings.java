package com.econlytics.examples.settings;

import com.econlytics.jdbc.Durability;
import java.util.Objects;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:postgresql:…}, which may hold a password and is therefore never printed
 * @param user empty if the URL says it
 * @param password of the user
 * @param durability whether the server must keep what it acknowledged
 */
public record DatabaseSettings(String url, String user, Secret password, Durability durability) {
    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(durability, "durability");
    }

    /** A database on a server that keeps what it acknowledged. */
    public DatabaseSettings(String url, String user, Secret password) {
        this(url, user, password, Durability.REQUIRED);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[***]";
    }
}

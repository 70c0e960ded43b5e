package com.econlytics.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The four database roles of an installation, each with what its work needs and no more. They are an offer: the library works under
 * any user that may do what it asks for.
 *
 * <p>Making roles is no migration, because it needs rights that a managed server does not give to everybody. {@link
 * #statements} is for an administrator to read and run; {@link #grant} runs it. Run it again after each {@link
 * Schema#migrate}, because a new table is nobody's before. The roles have no password and cannot log in until the administrator
 * gives them one, so that no secret passes through here.
 *
 * @param ingest books facts, takes decisions, receives messages, appends to the audit log; nothing that is append-only can be
 *     changed or deleted by it
 * @param read sees the views of {@code econlytics_report} and nothing else
 * @param erase empties what can identify somebody
 * @param migrate owns the tables, and does nothing but change them
 */
public record Roles(String ingest, String read, String erase, String migrate) {
    /** {@code econlytics_ingest}, {@code _read}, {@code _erase} and {@code _migrate}. */
    public static final Roles STANDARD =
            new Roles("econlytics_ingest", "econlytics_read", "econlytics_erase", "econlytics_migrate");

    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    public Roles {
        for (String name : List.of(ingest, read, erase, migrate)) {
            Objects.requireNonNull(name, "name");
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "'" + name + "' cannot be a role: use small letters, digits and underscores, 63 at most");
            }
        }
    }

    /** What an administrator runs in the migrated database, in this order; to run it twice changes nothing. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (String role : List.of(ingest, read, erase, migrate)) {
            statements.add(creation(role));
        }
        statements.add("alter role " + read + " set default_transaction_read_only = on");
        statements.add("alter role " + read + " set statement_timeout = '20s'");
        statements.add(ownership());
        statements.addAll(revocations());
        statements.add("grant usage on schema econlytics, econlytics_report to " + ingest);
        statements.add("grant usage on schema econlytics_report to " + read);
        statements.add("grant usage on schema econlytics to " + erase);
        statements.add("grant select on all tables in schema econlytics_report to " + ingest + ", " + read);
        for (TableRights table : TableRights.all()) {
            statements.addAll(table.grants(ingest, erase));
        }
        return List.copyOf(statements);
    }

    /**
     * Makes the roles that are missing and gives each its rights, in one transaction.
     *
     * @param dataSource connects as somebody who may make roles and give away the tables
     * @throws com.econlytics.ledger.StoreException if the database refuses
     */
    public void grant(DataSource dataSource) {
        new Transactions(dataSource, RetryPolicy.standard()).write("granting rights to the roles", handle -> {
            statements().forEach(handle::execute);
            return handle;
        });
    }

    private static String creation(String role) {
        return """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                    end if;
                end $$""".formatted(role);
    }

    /** Migrations change what the owner alone may change. */
    private String ownership() {
        return """
                do $$ declare
                    statement text;
                begin
                    execute format('grant create on database %%I to %1$s', current_database());
                    for statement in
                        select format('alter schema %%I owner to %1$s', nspname) from pg_namespace
                        where nspname in ('econlytics', 'econlytics_report')
                        union all
                        select format('alter table %%s owner to %1$s', oid::regclass) from pg_class
                        where relnamespace in ('econlytics'::regnamespace, 'econlytics_report'::regnamespace)
                          and relkind in ('r', 'v', 'm', 'p')
                        union all
                        select format('alter routine %%s owner to %1$s', oid::regprocedure) from pg_proc
                        where pronamespace in ('econlytics'::regnamespace, 'econlytics_report'::regnamespace)
                    loop
                        execute statement;
                    end loop;
                end $$""".formatted(migrate);
    }

    private List<String> revocations() {
        String all = "public, " + ingest + ", " + read + ", " + erase;
        return List.of(
                "revoke all on all tables in schema econlytics, econlytics_report from " + all,
                "revoke all on schema econlytics, econlytics_report from " + all);
    }
}

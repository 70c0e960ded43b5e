package com.econlytics.reliability.crash;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The tables are made. */
final class Migrating implements Work {
    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public boolean needsTables() {
        return false;
    }

    @Override
    public void prepare(Host host) {}

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        host.wiring().migrate(host.database());
        acknowledged.accept("migrated");
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        return acknowledged.isEmpty() || columns(host).size() > 1 ? List.of() : List.of("the tables");
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        host.wiring().migrate(host.database());
    }

    /** Without the row by which the schema itself was made: a second program that finds the schema writes none. */
    @Override
    public List<String> state(Host host) {
        return Stream.concat(
                        columns(host).stream(),
                        Sql.texts(
                                host.database(),
                                "select concat_ws(' ', version, checksum, success) from"
                                        + " econlytics.econlytics_schema_history where version is not null"
                                        + " order by installed_rank")
                                .stream())
                .toList();
    }

    private static List<String> columns(Host host) {
        return Sql.texts(
                host.database(),
                "select concat_ws(' ', table_schema, table_name, column_name, data_type) as text"
                        + " from information_schema.columns where table_schema like 'econlytics%' order by 1");
    }
}

package com.econlytics.reliability.service;

import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.proxy.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The connections of a service to everything around it, each through a proxy. */
final class Wires implements AutoCloseable {
    private final Map<BrokenNetwork.Place, Wire> wires;
    private final Map<String, String> environment;

    private Wires(Map<BrokenNetwork.Place, Wire> wires, Map<String, String> environment) {
        this.wires = new EnumMap<>(wires);
        this.environment = Map.copyOf(environment);
    }

    /**
     * One of them.
     *
     * @param proxy through which it goes
     */
    record Wire(FaultProxy proxy) {
        String address() {
            return "http://127.0.0.1:" + proxy.port();
        }
    }

    static Wires between(Vendors vendors, DurablePostgres server, SplittableRandom random) throws IOException {
        Map<BrokenNetwork.Place, Wire> wires = new EnumMap<>(BrokenNetwork.Place.class);
        FaultProxy database = FaultProxy.before(server.port(), random.split());
        Wire stripe = new Wire(before(vendors.stripeAddress(), random));
        Wire zendesk = new Wire(before(vendors.zendeskAddress(), random));
        wires.put(BrokenNetwork.Place.DATABASE, new Wire(database));
        wires.put(BrokenNetwork.Place.STRIPE, stripe);
        wires.put(BrokenNetwork.Place.ZENDESK, zendesk);
        return new Wires(wires, vendors.environment(database(database), stripe.address(), zendesk.address()));
    }

    Wire wire(BrokenNetwork.Place place) {
        return Objects.requireNonNull(wires.get(place), place.name());
    }

    /** Of the service. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : wires.values()) {
            wire.proxy().close();
        }
    }

    private static FaultProxy before(String address, SplittableRandom random) throws IOException {
        return FaultProxy.before(URI.create(address).getPort(), random.split());
    }

    /** In plain text, and every COMMIT spelt out, so that the proxy can read it. */
    private static String database(FaultProxy proxy) {
        return "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + DurablePostgres.FIRST_DATABASE
                + "?user=postgres&sslmode=disable&prepareThreshold=0";
    }
}

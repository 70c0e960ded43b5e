package com.econlytics.reliability.service;

import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Services on one database.
 *
 * @param server the database's
 * @param services all that run
 */
record Stage(DurablePostgres server, List<ServiceProcess> services) implements AutoCloseable {
    Stage {
        services = List.copyOf(services);
    }

    static Stage open(Map<String, String> environment, DurablePostgres server, int count, Setting setting)
            throws IOException, InterruptedException {
        List<ServiceProcess> services = new ArrayList<>();
        try {
            for (int i = 1; i <= count; i++) {
                services.add(
                        ServiceProcess.start(environment, setting.directory().resolve("service-" + i + ".log")));
            }
            return new Stage(server, services);
        } catch (IOException | InterruptedException failed) {
            services.forEach(ServiceProcess::close);
            throw failed;
        }
    }

    /** The endpoint of one of them, by any number. */
    URI endpoint(int number) {
        return services.get(number % services.size()).webhooks();
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
    }
}

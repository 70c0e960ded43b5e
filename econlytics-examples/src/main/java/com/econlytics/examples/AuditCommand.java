package com.econlytics.examples;

import com.econlytics.audit.AuditEntry;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditSubject;
import com.econlytics.audit.Seal;
import com.econlytics.audit.Verification;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.settings.Settings;
import com.econlytics.jdbc.JdbcAuditLog;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Shows who did what, and whether anybody changed it since. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Lists the last entries of the audit log and its head; 'audit verify' follows the whole chain.")
final class AuditCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Option(names = "--last", defaultValue = "50", description = "How many entries (${DEFAULT-VALUE}).")
    private int last;

    @Override
    public Integer call() {
        return withLog(log -> {
            log.latest(last).forEach(entry -> System.out.println(line(entry)));
            System.out.println("head " + log.head());
            return 0;
        });
    }

    /** Ends with 1 if the chain is broken. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Follows the chain from its first entry.")
    int verify(
            @Option(
                            names = "--head",
                            converter = Head.class,
                            description = "A head that was kept elsewhere, as 'audit' prints it.")
                    @Nullable
                    Seal head) {
        return withLog(log -> {
            Verification verified = log.verify(head == null ? Seal.START : head);
            System.out.println(verified);
            return verified.intact() ? 0 : BROKEN;
        });
    }

    private static int withLog(ToIntFunction<JdbcAuditLog> work) {
        try (Database database = Database.open(Settings.ledger(System.getenv()).database())) {
            return work.applyAsInt(new JdbcAuditLog(database.booking()));
        }
    }

    private static String line(AuditEntry entry) {
        AuditEvent event = entry.event();
        return String.join(
                "  ",
                entry.at().toString(),
                event.actor().toString(),
                event.action(),
                AuditSubject.format(event.subjects()),
                "version " + event.versionBefore() + " to " + event.versionAfter(),
                event.outcome().name());
    }

    private static final class Head implements ITypeConverter<Seal> {
        @Override
        public Seal convert(String text) {
            try {
                return Seal.parse(text);
            } catch (IllegalArgumentException none) {
                throw new TypeConversionException(none.getMessage());
            }
        }
    }
}

package com.econlytics.reliability.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.MessageReader;
import com.econlytics.connector.Preparation;
import com.econlytics.erasure.ErasureReceipt;
import com.econlytics.erasure.Erasures;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    @TempDir
    private Path directory;

    @Test
    void theLawsHoldAfterEveryStepInMemoryAndInPostgres() throws Exception {
        Setting setting =
                new Setting(7, Setting.Scale.SLICE, directory, new PrintStream(OutputStream.nullOutputStream()));

        Findings findings = new SimulationProof().run(setting);

        assertThat(findings.violations()).isEmpty();
    }

    @Test
    void theSameSeedIsTheSameLife() {
        Schedule schedule = Schedule.random(new SplittableRandom(3), 150);

        assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
        assertThat(run(schedule)).isEqualTo(run(schedule));
    }

    private static Simulation.Outcome run(Schedule schedule) {
        return new Simulation(MemoryStore::new, Wiring.SOUND).run(schedule);
    }

    @Test
    void aHostThatAcknowledgesBeforeItStoresIsFoundOut() {
        assertThat(failures(new Wiring() {
                    @Override
                    public Inbox inbox(Inbox inbox) {
                        return Fuse.guard(Inbox.class, inbox, (target, method, arguments) -> {
                            boolean forgets = method.getName().equals("receive")
                                    && arguments[1].toString().endsWith("7");
                            return forgets ? Inbox.Reception.STORED : Fuse.call(target, method, arguments);
                        });
                    }
                }))
                .anyMatch(failure -> failure.contains("P1"));
    }

    @Test
    void aHostThatDropsWhatItBooksIsFoundOut() {
        assertThat(failures(new Wiring() {
                    @Override
                    public MessageReader reader(MessageReader reader) {
                        return (message, now) -> message.number() % 7 == 0
                                ? Preparation.of(Disposition.applied(message))
                                : reader.read(message, now);
                    }
                }))
                .isNotEmpty();
    }

    @Test
    void aHostThatMovesTheCursorFirstIsFoundOut() {
        assertThat(failures(new Wiring() {
                    @Override
                    public Ledger ledger(Ledger ledger) {
                        return Fuse.guard(Ledger.class, ledger, (target, method, arguments) -> {
                            if (arguments != null && arguments.length > 0 && arguments[0] instanceof Batch batch) {
                                Batch.Builder cursor = Batch.builder();
                                batch.checkpoints().forEach(cursor::checkpoint);
                                ledger.book(cursor.build());
                            }
                            return Fuse.call(target, method, arguments);
                        });
                    }
                }))
                .isNotEmpty();
    }

    @Test
    void aHostThatBooksWithoutItsLeaseIsFoundOut() {
        assertThat(failures(new Wiring() {
                    @Override
                    public Ledger ledger(Ledger ledger) {
                        return Fuse.guard(
                                Ledger.class,
                                ledger,
                                (target, method, arguments) -> method.getName().equals("book")
                                        ? ledger.book(withoutLease((Batch) arguments[0]))
                                        : Fuse.call(target, method, arguments));
                    }
                }))
                .anyMatch(failure -> failure.contains("P6"));
    }

    @Test
    void aHostThatErasesNothingIsFoundOut() {
        ErasureReceipt receipt = ErasureReceipt.of("nothing", Instant.EPOCH, Map.of());
        assertThat(failures(new Wiring() {
                    @Override
                    public Erasures erasures(Erasures erasures) {
                        return Fuse.guard(
                                Erasures.class,
                                erasures,
                                (target, method, arguments) -> method.getName().equals("erase")
                                        ? receipt
                                        : Fuse.call(target, method, arguments));
                    }
                }))
                .anyMatch(failure -> failure.contains("P8"));
    }

    private static Batch withoutLease(Batch batch) {
        Batch.Builder same = Batch.builder()
                .facts(batch.facts())
                .identities(batch.identities())
                .attributes(batch.attributes())
                .rejections(batch.rejections());
        batch.dispositions().forEach(same::disposition);
        batch.checkpoints().forEach(same::checkpoint);
        return same.build();
    }

    private static List<String> failures(Wiring wiring) {
        return new Campaign(MemoryStore::new, wiring, 150)
                .run(new SplittableRandom(1), 60, () -> {})
                .failures();
    }
}

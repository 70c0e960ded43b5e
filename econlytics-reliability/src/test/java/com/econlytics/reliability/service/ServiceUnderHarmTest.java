package com.econlytics.reliability.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.proxy.LinkFault;
import com.econlytics.reliability.service.BrokenNetwork.Place;
import com.econlytics.reliability.service.BrokenNetwork.Trouble;
import com.econlytics.testkit.Scenario;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUnderHarmTest {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    @Scenario({"E71", "E73", "E78"})
    void whatIsAcknowledgedOutlivesAKilledDatabaseAndAServiceThatIsToldToEnd() throws Exception {
        keeps(new RandomKills(List.of(Harm.KILL_DATABASE, Harm.TERMINATE_SERVICE), 1));
    }

    @Test
    @Scenario({"A10", "E72"})
    void whatIsAcknowledgedOutlivesALostReplyToACommitAndSlowBodiesKeepNobodyWaiting() throws Exception {
        keeps(new BrokenNetwork(
                List.of(
                        new Trouble(Place.DATABASE, new LinkFault.ReplyLost()),
                        new Trouble(Place.STRIPE, new LinkFault.CutOff(100))),
                100));
    }

    private void keeps(Proof proof) throws Exception {
        Setting slice = new Setting(System.nanoTime(), Setting.Scale.SLICE, directory, NOWHERE);
        assertThat(proof.run(slice).violations()).as("seed %d", slice.seed()).isEmpty();
    }
}

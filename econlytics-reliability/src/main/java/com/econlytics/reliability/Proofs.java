package com.econlytics.reliability;

import com.econlytics.reliability.backup.BackupDrill;
import com.econlytics.reliability.crash.CrashPoints;
import com.econlytics.reliability.load.BulkLoadProof;
import com.econlytics.reliability.load.LargeBooks;
import com.econlytics.reliability.load.LoadProof;
import com.econlytics.reliability.mutants.MutantsProof;
import com.econlytics.reliability.quality.UnusualChangesProof;
import com.econlytics.reliability.service.BrokenNetwork;
import com.econlytics.reliability.service.RandomKills;
import com.econlytics.reliability.simulation.SimulationProof;
import java.util.List;

/** All proofs, in the order of the report. */
final class Proofs {
    private Proofs() {}

    static List<Proof> all() {
        LargeBooks books = new LargeBooks();
        return List.of(
                new SimulationProof(),
                new MutantsProof(),
                new CrashPoints(),
                new RandomKills(),
                new BrokenNetwork(),
                new BulkLoadProof(books),
                new LoadProof(books),
                new BackupDrill(),
                new UnusualChangesProof());
    }
}

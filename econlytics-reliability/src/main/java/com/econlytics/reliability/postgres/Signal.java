package com.econlytics.reliability.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is said to processes that have no say in it. */
public enum Signal {
    /** Ends it at once; nothing of it runs any more. */
    KILL,
    /** Has it wait, with all that it holds, until {@link #CONT}. */
    STOP,
    /** Has it go on as if no time had passed. */
    CONT,
    /** Asks it to end. */
    TERM;

    /** Sends it to one process. */
    public void to(ProcessHandle process) throws IOException, InterruptedException {
        to(List.of(process.pid()));
    }

    /** Sends it to processes; those that have ended meanwhile are left out. */
    public void to(Collection<Long> pids) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("kill", "-" + name()));
        pids.forEach(pid -> words.add(Long.toString(pid)));
        new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

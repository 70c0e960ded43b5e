package com.econlytics.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.audit.AuditEvent.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class ChainLaws {
    @Property
    void aChainThatNobodyTouchedIsIntactAndLeadsToItsHead(@ForAll("chains") List<SealedEntry> chain) {
        Verification verified = verify(chain, head(chain));
        assertThat(verified.intact()).isTrue();
        assertThat(verified.head()).isEqualTo(head(chain));
    }

    @Property
    void anEntryThatIsPutInPlaceOfAnotherIsFoundWhereItStands(
            @ForAll("chains") List<SealedEntry> chain, @ForAll int place, @ForAll("entries") AuditEntry other) {
        int index = Math.floorMod(place, chain.size());
        SealedEntry was = chain.get(index);
        List<SealedEntry> changed = new ArrayList<>(chain);
        changed.set(index, SealedEntry.of(was.position(), was.hash(), other));
        boolean same = was.entry().orElseThrow().equals(other);
        assertThat(brokenAt(changed)).isEqualTo(same ? null : was.position());
    }

    @Property
    void aRemovalIsFoundGivenTheHead(@ForAll("chains") List<SealedEntry> chain, @ForAll int place) {
        int index = Math.floorMod(place, chain.size());
        List<SealedEntry> shorter = new ArrayList<>(chain);
        shorter.remove(index);
        assertThat(verify(shorter, head(chain)).tampering().orElseThrow().position())
                .isEqualTo(index + 1L);
    }

    @Property
    void entriesThatChangePlacesAreFound(
            @ForAll("chains") List<SealedEntry> chain, @ForAll int one, @ForAll int another) {
        SealedEntry left = chain.get(Math.floorMod(one, chain.size()));
        SealedEntry right = chain.get(Math.floorMod(another, chain.size()));
        List<SealedEntry> changed = new ArrayList<>(chain);
        changed.set((int) left.position() - 1, with(left, right.entry().orElseThrow()));
        changed.set((int) right.position() - 1, with(right, left.entry().orElseThrow()));
        boolean same = left.entry().equals(right.entry());
        assertThat(brokenAt(changed)).isEqualTo(same ? null : Math.min(left.position(), right.position()));
    }

    @Property
    void aCutOffEndIsFoundGivenAHeadThatWasKeptElsewhere(
            @ForAll("chains") List<SealedEntry> chain, @ForAll @IntRange(max = 5) int kept) {
        int rest = Math.min(kept, chain.size() - 1);
        assertThat(verify(chain.subList(0, rest), Seal.START).intact()).isTrue();
        assertThat(verify(chain.subList(0, rest), head(chain))
                        .tampering()
                        .orElseThrow()
                        .position())
                .isEqualTo(rest + 1L);
    }

    @Property
    void aChainThatWasWrittenAnewDoesNotLeadToAHeadThatWasKeptElsewhere(
            @ForAll("chains") List<SealedEntry> chain, @ForAll("entries") AuditEntry other) {
        List<AuditEntry> entries = new ArrayList<>(
                chain.stream().map(place -> place.entry().orElseThrow()).toList());
        boolean same = entries.set(0, other).equals(other);
        assertThat(verify(chained(entries), head(chain)).intact()).isEqualTo(same);
        assertThat(verify(chained(entries), Seal.START).intact()).isTrue();
    }

    @Example
    void anEntryThatIsGoneOrUnreadableIsFound() {
        List<SealedEntry> gone = List.of(SealedEntry.unreadable(1, Seal.START.hash()));
        assertThat(verify(gone, Seal.START))
                .hasToString(
                        "entry 1: it is gone, or it was made unreadable; head " + Seal.START + ", 0 not sealed yet");
    }

    @Property
    void subjectsAreReadFromWhatTheyAreWrittenAs(@ForAll("subjects") List<AuditSubject> subjects) {
        assertThat(AuditSubject.parse(AuditSubject.format(subjects))).isEqualTo(subjects);
    }

    @Example
    void twoTextsNeverMeanTheSameSubject() {
        for (String text : List.of("customer 07", "customer +7", "customer  7", "customer 7,customer 8", "7", " ")) {
            assertThatThrownBy(() -> AuditSubject.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<List<SealedEntry>> chains() {
        return entries().list().ofMinSize(1).ofMaxSize(6).map(ChainLaws::chained);
    }

    @Provide
    Arbitrary<List<AuditSubject>> subjects() {
        return Combinators.combine(Arbitraries.of("customer", "party", "month"), Arbitraries.longs())
                .as(AuditSubject::new)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<AuditEntry> entries() {
        Arbitrary<AuditEvent> events = Combinators.combine(
                        Arbitraries.of("user 1", "user 11", "host").map(Actor::new),
                        Arbitraries.of("CLOSE_BOOKS", "EXPORT_FIGURES"),
                        subjects(),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.of(Outcome.class))
                .as(AuditEvent::new);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000001Z")
                                .map(Instant::parse),
                        events)
                .as(AuditEntry::new);
    }

    private static List<SealedEntry> chained(List<AuditEntry> entries) {
        List<SealedEntry> chain = new ArrayList<>();
        Seal head = Seal.START;
        for (AuditEntry entry : entries) {
            head = head.next(entry);
            chain.add(SealedEntry.of(head.position(), head.hash(), entry));
        }
        return chain;
    }

    private static SealedEntry with(SealedEntry place, AuditEntry entry) {
        return SealedEntry.of(place.position(), place.hash(), entry);
    }

    private static Seal head(List<SealedEntry> chain) {
        SealedEntry last = chain.get(chain.size() - 1);
        return new Seal(last.position(), last.hash());
    }

    private static @Nullable Long brokenAt(List<SealedEntry> chain) {
        return verify(chain, Seal.START).tampering().map(Tampering::position).orElse(null);
    }

    private static Verification verify(List<SealedEntry> chain, Seal published) {
        ChainCheck check = new ChainCheck(published);
        chain.forEach(check::next);
        return check.end(0);
    }
}

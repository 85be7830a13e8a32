package org.recoupe.source;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Subject;

/** What people did to the registry of sources. What texts and pieces enter is on the trail with the claim. */
public sealed interface SourceEvent extends DomainEvent {
    About about();

    /** What there is to know beside the name. */
    Facts more();

    /**
     * Which source, and who did it.
     *
     * @param desk on which: its own, or that of the person where it is there for all
     */
    record About(UUID id, String name, String desk, Acting by) {}

    /** Another source by its name then. */
    record Named(UUID id, String name) {
        private Facts facts() {
            return Facts.of("id", id).with("name", name);
        }
    }

    /** What a source is called, and what it is. */
    record Profile(String name, SourceKind kind, List<String> aliases) {
        private Facts facts() {
            return Facts.of("name", name).with("kind", kind).with("aliases", aliases);
        }
    }

    @OnRecord("source.entered")
    record Entered(About about, Profile is) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("kind", is.kind()).with("aliases", is.aliases());
        }
    }

    @OnRecord("source.described")
    record Described(About about, Profile before, Profile since) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("before", before.facts()).with("since", since.facts());
        }
    }

    @OnRecord("source.joined")
    record Joined(About about, Named into, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("into", into.facts()).with("reason", reason);
        }
    }

    @OnRecord("source.parted")
    record Parted(About about, Named from, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("from", from.facts()).with("reason", reason);
        }
    }

    @OnRecord("source.tied")
    record Tied(
            About about,
            TieKind tie,
            Named to,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return days(Facts.of("tie", tie).with("to", to.facts()), from, until)
                    .with("reason", reason);
        }
    }

    @OnRecord("source.tie-withdrawn")
    record TieWithdrawn(
            About about,
            TieKind tie,
            Named to,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return days(Facts.of("tie", tie).with("to", to.facts()), from, until)
                    .with("reason", reason);
        }
    }

    /** Waits for a second person. */
    @OnRecord("source.grade-proposed")
    record GradeProposed(About about, Reliability grade, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("grade", grade).with("reason", reason);
        }
    }

    /** @param proposedBy who said so first, where it takes two */
    @OnRecord("source.graded")
    record Graded(
            About about,
            Reliability grade,
            @Nullable Reliability before,
            @Nullable String proposedBy,
            String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("grade", grade)
                    .with("gradeBefore", before)
                    .with("proposedBy", proposedBy)
                    .with("reason", reason);
        }
    }

    @OnRecord("source.standing-said")
    record StandingSaid(About about, Standing standing, Standing before, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("standing", standing).with("standingBefore", before).with("reason", reason);
        }
    }

    @OnRecord("source.competence-said")
    record CompetenceSaid(About about, String matter, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("matter", matter).with("reason", reason);
        }
    }

    @OnRecord("source.competence-withdrawn")
    record CompetenceWithdrawn(About about, String matter, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("matter", matter).with("reason", reason);
        }
    }

    @OnRecord("source.put-on-hold")
    record PutOnHold(About about, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("reason", reason);
        }
    }

    @OnRecord("source.hold-lifted")
    record HoldLifted(About about, String reason) implements SourceEvent {
        @Override
        public Facts more() {
            return Facts.of("reason", reason);
        }
    }

    @Override
    default Fact fact() {
        var about = about();
        return new Fact(Subject.source(about.id()), null, about.desk(), about.by(), "source", null, null);
    }

    @Override
    default Facts facts() {
        return more().with("source", about().name());
    }

    @Override
    default @Nullable String model() {
        return null;
    }

    private static Facts days(Facts facts, @Nullable LocalDate from, @Nullable LocalDate until) {
        return facts.with("from", from == null ? null : from.toString())
                .with("until", until == null ? null : until.toString());
    }
}

package org.recoupe.web.absence;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.absence.StandIn;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;
import org.springframework.stereotype.Component;

/** Who holds a claim, in words, with whoever stands in for them; asked once for a whole page. */
@Component
public class Holders {
    private final StandIns standIns;

    Holders(StandIns standIns) {
        this.standIns = standIns;
    }

    /** @param holders everybody the page will ask for */
    public Known of(Collection<String> holders) {
        return new Known(standIns.forAnyOf(holders.stream().distinct().toList()));
    }

    /** What is known of them at this moment. */
    public record Known(List<StandIn> standIns) {
        /** "Karim Benali, replaced by Ines Fontaine"; null if nobody holds it. */
        public @Nullable String inWords(@Nullable String holder, String desk, Wording words) {
            if (holder == null) return null;
            return standIns.stream()
                    .filter(standIn ->
                            standIn.absent().equals(holder) && standIn.desk().equals(desk))
                    .findFirst()
                    .map(standIn -> words.say("holder.stood-in", words.who(holder), words.who(standIn.person())))
                    .orElseGet(() -> words.who(holder));
        }

        /** For whom the reader stands in if they work on it; null if it is not the work of somebody absent, or not theirs to do. */
        public @Nullable String absent(Actor reader, @Nullable String holder, String desk) {
            return !reader.userId().equals(holder) && isWorkOf(reader, holder, desk) ? holder : null;
        }

        /** Whether the work is the reader's, because it is with them or with whom they stand in for. */
        public boolean isWorkOf(Actor reader, @Nullable String holder, String desk) {
            return reader.userId().equals(holder)
                    || standIns.stream()
                            .anyMatch(standIn -> standIn.absent().equals(holder)
                                    && standIn.desk().equals(desk)
                                    && standIn.person().equals(reader.userId()));
        }
    }
}

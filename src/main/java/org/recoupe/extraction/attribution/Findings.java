package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.kernel.Span;

/** What the rules have found so far. A cue counts once, for the first rule that claims it. */
final class Findings {
    /** No prose says more in one sentence; what does would have each of them read to its end. */
    private static final int MOST_IN_SENTENCE = 24;

    private final List<Attribution> found = new ArrayList<>();
    private int sentence = -1;
    private int inSentence;
    private final List<Integer> full = new ArrayList<>();

    List<Attribution> all() {
        return found;
    }

    /** Numbers of the sentences in which more is said than was read. */
    List<Integer> full() {
        return full;
    }

    boolean add(Attribution attribution) {
        if (attribution.content().isEmpty()) return false;
        if (attribution.sentence() != sentence) {
            sentence = attribution.sentence();
            inSentence = 0;
        }
        if (inSentence >= MOST_IN_SENTENCE) {
            if (full.isEmpty() || full.get(full.size() - 1) != sentence) full.add(sentence);
            return false;
        }
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() == attribution.sentence(); i--) {
            var other = found.get(i);
            if (touch(other.cue(), attribution.cue())) return false;
            if (other.cue().isEmpty() && attribution.cue().isEmpty() && touch(other.content(), attribution.content()))
                return false;
        }
        found.add(attribution);
        inSentence++;
        return true;
    }

    /** What was found in the sentence, the last first. */
    List<Attribution> in(int sentence) {
        var in = new ArrayList<Attribution>();
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() == sentence; i--) in.add(found.get(i));
        return in;
    }

    /** Whether the place is, or touches, the cue of something found in the sentence. */
    boolean hasCue(Span place, int sentence) {
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() == sentence; i--)
            if (touch(found.get(i).cue(), List.of(place))) return true;
        return false;
    }

    /** Whether the place lies in the content of something found in this sentence or shortly before. */
    boolean covers(Span place, int sentence) {
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() >= sentence - 1; i--)
            for (var piece : found.get(i).content()) if (piece.overlaps(place)) return true;
        return false;
    }

    /** Whether the place is the source of something found in the sentence. */
    boolean names(Span place, int sentence) {
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() == sentence; i--)
            for (var source : found.get(i).source()) if (source.overlaps(place)) return true;
        return false;
    }

    /** The last one whose cue or content stands in the sentence, or null. */
    @Nullable
    Attribution lastIn(int sentence) {
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() >= sentence; i--)
            if (found.get(i).sentence() == sentence) return found.get(i);
        return null;
    }

    /** The last one in the sentence that quotes; the last one of all if none does, or null. */
    @Nullable
    Attribution speakerIn(int sentence, Reading reading) {
        for (var i = found.size() - 1; i >= 0 && found.get(i).sentence() >= sentence; i--)
            if (found.get(i).sentence() == sentence
                    && reading.isQuoted(reading.tokenAt(found.get(i).start()))) return found.get(i);
        return lastIn(sentence);
    }

    private static boolean touch(List<Span> some, List<Span> others) {
        for (var a : some) for (var b : others) if (a.overlaps(b)) return true;
        return false;
    }
}

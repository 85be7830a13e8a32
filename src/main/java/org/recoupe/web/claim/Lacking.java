package org.recoupe.web.claim;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.claim.Sufficiency;
import org.recoupe.web.Wording;

/** What a verdict still lacks, in one line: all of what is needed besides the evidence, and any of what would complete that. */
public final class Lacking {
    private Lacking() {}

    /** "" if nothing is missing. */
    public static String inWords(Sufficiency.Ruling ruling, Wording words) {
        var any = inWords(ruling.lacking(), words).stream().collect(Collectors.joining(words.say("or")));
        return Stream.concat(
                        inWords(ruling.guards().unmet(), words).stream(), any.isEmpty() ? Stream.of() : Stream.of(any))
                .collect(Collectors.joining(words.say("and-also")));
    }

    private static List<String> inWords(List<String> codes, Wording words) {
        return codes.stream().map(code -> words.known("missing.", code)).toList();
    }
}

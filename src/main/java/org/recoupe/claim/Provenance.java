package org.recoupe.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * Where a piece was found, and how whoever it is from knows.
 *
 * @param outlet id or name of where it was found, if that is not its source
 * @param basis null to leave it to what the quoted words say
 * @param cites ids or names of those it cites
 * @param issuer id or name of who issued a document, if that is not its source
 */
public record Provenance(
        @Nullable String outlet,
        @Nullable Basis basis,
        List<String> cites,
        @Nullable String issuer) {
    /** Left to what the quoted words say. */
    public static final Provenance NOT_SAID = new Provenance(null, null, List.of());

    private static final int MOST_CITED = 20;
    private static final int LONGEST_NAME = 300;

    /** @throws Invalid naming every field that cannot be taken */
    public Provenance {
        cites = cites.stream()
                .filter(name -> !name.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
        if (basis == null && !cites.isEmpty()) basis = Basis.CITES;
        outlet = outlet == null || outlet.isBlank() ? null : outlet.strip();
        issuer = issuer == null || issuer.isBlank() ? null : issuer.strip();
        new Invalid.Check()
                .optional("outlet", outlet, LONGEST_NAME)
                .optional("issuer", issuer, LONGEST_NAME)
                .that(basis != Basis.CITES || !cites.isEmpty(), "cites", "required", "whom does it cite?")
                .that(
                        basis == Basis.CITES || cites.isEmpty(),
                        "basis",
                        "contradictory",
                        "what cites others is not known at first hand: CITES, or nobody cited")
                .that(cites.size() <= MOST_CITED, "cites", "too-many", "at most " + MOST_CITED)
                .that(
                        cites.stream().allMatch(name -> name.length() <= LONGEST_NAME),
                        "cites",
                        "too-long",
                        "at most " + LONGEST_NAME + " characters each")
                .orRefuse();
    }

    /** Of what nobody says who issued it. */
    public Provenance(@Nullable String outlet, @Nullable Basis basis, List<String> cites) {
        this(outlet, basis, cites, null);
    }

    /** As a form has it: whom it cites in one line, with commas between; what the form hides with another basis is passed over. */
    public static Provenance typed(
            @Nullable String outlet, @Nullable Basis basis, @Nullable String cites, @Nullable String issuer) {
        var named = cites == null || basis != null && basis != Basis.CITES
                ? List.<String>of()
                : List.of(cites.split("[,;]", -1));
        return new Provenance(outlet, basis, named, issuer);
    }

    /** Of a source that must not be named: whom it cites would name it, so that one who cites others is told no better than one who says nothing. */
    public static Provenance confided(@Nullable Basis basis) {
        return new Provenance(null, basis == Basis.CITES ? Basis.UNKNOWN : basis, List.of());
    }
}

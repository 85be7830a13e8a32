package org.recoupe.claim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView.OriginView.Status;

/**
 * From whom pieces come in the end, and which of them corroborate what somebody claims. Whom a piece cites decides, not how many papers print
 * it; who claims something, whoever speaks for them, and whoever only passes it on, corroborates nothing.
 *
 * <p>The only home of this rule: pages, the evidence rule and the line of waiting verdicts read its result.
 */
final class Corroboration {
    /** Admiralty code: 5 is improbable, 6 cannot be judged. */
    private static final int DOUBTED = 5;

    /** 3 is possibly true: as far as one goes who has it from one person alone. */
    private static final int MOST_CREDIBLE = 3;

    /** Sources nobody can tell apart are one. */
    private static final String UNNAMED = "unnamed";

    private static final String ON_HOLD = "on-hold";
    private static final String DISCREDITED = "discredited";
    private static final String PARTY = "party";

    /**
     * A piece that stands.
     *
     * @param source null for one that is confidential, or that nobody has heard of yet
     * @param offValue whether its quote names another number than the claim
     * @param issuer who issued the document, if that is not its source
     */
    record Piece(
            UUID id,
            EvidenceStance stance,
            @Nullable UUID source,
            boolean confidential,
            Basis basis,
            List<UUID> cites,
            @Nullable String url,
            @Nullable String quote,
            @Nullable EvidenceKind kind,
            @Nullable Integer credibility,
            boolean primary,
            Appraisal appraisal,
            boolean offValue,
            @Nullable UUID issuer) {
        /** Of which nobody said more. */
        Piece(
                UUID id,
                EvidenceStance stance,
                @Nullable UUID source,
                boolean confidential,
                Basis basis,
                List<UUID> cites,
                @Nullable String url,
                @Nullable String quote,
                @Nullable EvidenceKind kind,
                @Nullable Integer credibility,
                boolean primary) {
            this(
                    id,
                    stance,
                    source,
                    confidential,
                    basis,
                    cites,
                    url,
                    quote,
                    kind,
                    credibility,
                    primary,
                    Appraisal.NOT_SAID,
                    false,
                    null);
        }

        /**
         * Why it establishes nothing, whomever it is from, as a code: {@code doubted} (who brought it finds it improbable, or cannot judge it;
         * what nobody assessed is not doubted), {@code doubtful}, {@code reupload}, {@code partial}, {@code value}.
         */
        Optional<String> flaw() {
            if (credibility != null && credibility >= DOUBTED) return Optional.of("doubted");
            if (appraisal.authenticity() == Appraisal.Authenticity.DOUBTFUL) return Optional.of("doubtful");
            if (appraisal.reupload()) return Optional.of("reupload");
            if (Boolean.FALSE.equals(appraisal.whole())) return Optional.of("partial");
            return offValue ? Optional.of("value") : Optional.empty();
        }

        /** Who brought or issued it, by name. */
        Stream<UUID> fromWhom() {
            return Stream.of(source, issuer).filter(Objects::nonNull);
        }

        /** Whose word it is: a document's is that of who issued it, whoever handed it over. */
        @Nullable
        UUID speaker() {
            return basis == Basis.OWN && issuer != null ? issuer : source;
        }

        /** Heard, recorded or read as whoever it is from issued it. */
        boolean isOriginal() {
            return primary && !confidential && basis == Basis.OWN;
        }

        /** Nobody can look up where a confidential one comes from, so that it never carries a verdict by itself. */
        boolean isPrimaryDocument() {
            return !confidential
                    && primary
                    && kind == EvidenceKind.DOCUMENT
                    && appraisal.authenticity() == Appraisal.Authenticity.CHECKED;
        }

        /** Whether whoever says so saw it, said it to us to be quoted by name, and is not doubted by who brought it. */
        boolean isFirstHand() {
            return isOriginal()
                    && appraisal.terms() == Appraisal.AttributionTerms.ON_RECORD
                    && credibility != null
                    && credibility <= MOST_CREDIBLE;
        }
    }

    /** Whom a source speaks for in the end. */
    interface Lines {
        UUID top(UUID source);

        /** Whether nobody is named by it, so that it may be anybody. */
        boolean isUnnamed(UUID source);

        /** Whether a supervisor put it, or whom it speaks for, on hold. */
        default boolean isOnHold(UUID source) {
            return false;
        }

        /** Whether it, or whom it speaks for, was found to be unreliable. */
        default boolean isDiscredited(UUID source) {
            return false;
        }

        /** Whether it, or whom it speaks for, has a side. */
        default boolean isParty(UUID source) {
            return false;
        }

        /** Whether somebody said that it, or whom it speaks for, was right before: A, B or C. */
        default boolean isGraded(UUID source) {
            return false;
        }

        /** Whether it, or whom it speaks for, alone is competent for what is claimed. */
        default boolean isSolelyCompetent(UUID source) {
            return false;
        }

        /** Whether a death is told by it: an official body, or the family. */
        default boolean tellsDeaths(UUID source) {
            return false;
        }
    }

    /**
     * Pieces of one stance that come from one.
     *
     * @param id the same whenever it is asked
     * @param root who it is; null if nobody can be named
     * @param counts whether it corroborates, or refutes, on its own
     * @param because why its pieces are one: {@code same-source}, {@code same-page}, {@code same-text}, {@code cites}, {@code unnamed}, {@code
     *     confidential}, {@code close-to} (an alias of its line); what people said: {@code joined}, {@code separated}, {@code attested}
     */
    record Origin(
            String id,
            @Nullable UUID root,
            EvidenceStance stance,
            Status status,
            boolean counts,
            List<UUID> pieces,
            List<String> because) {}

    /**
     * @param why it does not count: {@code context}, {@code on-hold}, {@code discredited}, {@code cites-claimant}, {@code cites}, {@code
     *     basis-unknown}, {@code claimant}, {@code party}, {@code not-weighed}, or its flaw
     */
    record Weighed(Piece piece, String origin, List<String> why) {
        boolean counts() {
            return why.isEmpty();
        }

        /** Whether it is as if it were not there, because of who it is from. */
        boolean isDismissed() {
            return why.contains(ON_HOLD) || why.contains(DISCREDITED);
        }
    }

    /**
     * Whose claim it is.
     *
     * @param claimants who claims it and who passed it on
     * @param parties who has a side in it
     * @param deniers who denies it in a claim of their own: their word against it is what they have always said
     */
    record Concerned(Collection<UUID> claimants, Collection<UUID> parties, Collection<UUID> deniers) {
        /** Nobody has a side. */
        static Concerned claiming(Collection<UUID> claimants) {
            return new Concerned(claimants, Set.of(), Set.of());
        }
    }

    private final List<Origin> origins;
    private final Map<UUID, Weighed> weighed;
    private final Lines lines;

    private Corroboration(List<Origin> origins, Map<UUID, Weighed> weighed, Lines lines) {
        this.origins = origins;
        this.weighed = weighed;
        this.lines = lines;
    }

    /** @param standing in the order they came */
    static Corroboration of(List<Piece> standing, Concerned concerned, Lines lines) {
        return of(standing, concerned, lines, Joints.NONE);
    }

    /** @param said what people say of whether pieces have one origin */
    static Corroboration of(List<Piece> standing, Concerned concerned, Lines lines, Joints said) {
        var claiming = roots(concerned.claimants(), lines);
        var sided = roots(concerned.parties(), lines);
        var denying = roots(concerned.deniers(), lines);
        var origins = new ArrayList<Origin>();
        var weighed = new LinkedHashMap<UUID, Weighed>();
        for (var stance : EvidenceStance.values()) {
            var side =
                    standing.stream().filter(piece -> piece.stance() == stance).toList();
            var merged = new Merged(side, claiming, lines, said);
            var groups = new LinkedHashMap<String, List<Piece>>();
            for (var piece : side)
                for (var root : merged.roots(piece))
                    groups.computeIfAbsent(root, one -> new ArrayList<>()).add(piece);
            var status = new HashMap<String, Status>();
            var parties = new HashSet<>(sided);
            if (stance == EvidenceStance.REFUTES) parties.addAll(denying);
            groups.forEach((root, pieces) -> {
                var is = status(root, pieces, merged, claiming, parties, lines);
                status.put(root, is);
                origins.add(new Origin(
                        stance + " " + root,
                        id(root),
                        stance,
                        is,
                        is == Status.INDEPENDENT && stance != EvidenceStance.CONTEXT,
                        pieces.stream().map(Piece::id).toList(),
                        because(root, pieces, merged)));
            });
            for (var piece : side) {
                var from = merged.roots(piece);
                weighed.put(
                        piece.id(), new Weighed(piece, stance + " " + from.get(0), why(piece, from, status, lines)));
            }
        }
        return new Corroboration(List.copyOf(origins), weighed, lines);
    }

    List<Origin> origins() {
        return origins;
    }

    /** Empty if it does not stand. */
    Optional<Weighed> of(UUID piece) {
        return Optional.ofNullable(weighed.get(piece));
    }

    /** All that come from the same as this piece in the end, itself among them; empty if it does not stand. */
    Set<UUID> company(UUID piece) {
        return of(piece).stream()
                .flatMap(one -> origins.stream().filter(origin -> origin.id().equals(one.origin())))
                .flatMap(origin -> origin.pieces().stream())
                .collect(Collectors.toSet());
    }

    /** Whether it is of somebody nobody can name. */
    boolean isUnnamed(UUID piece) {
        return origins.stream()
                .anyMatch(origin ->
                        origin.pieces().contains(piece) && origin.because().contains(UNNAMED));
    }

    /** What carries a verdict by this stance; where nothing counts, all that could. */
    List<Piece> carrying(EvidenceStance stance) {
        var counting = of(stance).filter(Weighed::counts).map(Weighed::piece).toList();
        return counting.isEmpty()
                ? of(stance)
                        .filter(one -> !one.isDismissed())
                        .map(Weighed::piece)
                        .toList()
                : counting;
    }

    /** How many of this stance count. */
    int counting(EvidenceStance stance) {
        return (int) origins.stream()
                .filter(origin -> origin.stance() == stance && origin.counts())
                .count();
    }

    /** The pieces of this stance, whatever they count for; but for those that are as if they were not there. */
    Set<UUID> pieces(EvidenceStance stance) {
        return of(stance)
                .filter(one -> !one.isDismissed())
                .map(one -> one.piece().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The pieces of this stance that stand. Of a source on hold, too: to put somebody on hold takes one person, and what they said against a
     * verdict is answered all the same.
     */
    Set<UUID> standing(EvidenceStance stance) {
        return of(stance).map(one -> one.piece().id()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the rule sees of this stance. */
    Sufficiency.Side side(EvidenceStance stance) {
        return new Sufficiency.Side(
                pieces(stance).size(),
                counting(stance),
                parties(stance),
                hasPrimaryDocument(stance),
                of(stance).anyMatch(one -> one.counts() && one.piece().isFirstHand()),
                isClaimantAlone(stance),
                isInTheOriginal(stance),
                isByWhoAloneKnows(stance),
                isDeathTold(stance),
                isCourtSaid(stance),
                isSeenByUs(stance));
    }

    /** How many with a side say so themselves, and would count if they had none. */
    private int parties(EvidenceStance stance) {
        return (int) of(stance)
                .filter(one -> one.why().equals(List.of(PARTY)))
                .map(Weighed::origin)
                .distinct()
                .count();
    }

    /** Whether who alone is competent for it published it; their own claim or not, but not if they have a side in it. */
    private boolean isByWhoAloneKnows(EvidenceStance stance) {
        return originals(stance).anyMatch(piece -> {
            var speaker = piece.speaker();
            return speaker != null && lines.isSolelyCompetent(speaker) && !isOfParty(piece.id());
        });
    }

    /**
     * Whether a death is told by the family, an official body, or an act that was checked, and the whole of it: name, age and function of who
     * died. Whoever else says so may mean somebody else of that name.
     */
    private boolean isDeathTold(EvidenceStance stance) {
        return originals(stance)
                .filter(piece -> Boolean.TRUE.equals(piece.appraisal().whole()))
                .anyMatch(piece -> {
                    var speaker = piece.speaker();
                    return piece.isPrimaryDocument() || speaker != null && lines.tellsDeaths(speaker);
                });
    }

    private boolean isCourtSaid(EvidenceStance stance) {
        return originals(stance).anyMatch(piece -> piece.appraisal().court() != null);
    }

    /** What was read or heard as whoever it is from issued it, whoever that is. */
    private Stream<Piece> originals(EvidenceStance stance) {
        return of(stance)
                .filter(one -> !one.isDismissed())
                .map(Weighed::piece)
                .filter(piece -> piece.isOriginal() && piece.flaw().isEmpty());
    }

    private boolean isOfParty(UUID piece) {
        return isOf(Status.PARTY, piece);
    }

    /** Whether all of this stance comes from who claims it. */
    boolean isClaimantAlone(EvidenceStance stance) {
        var origins = this.origins.stream()
                .filter(origin -> origin.stance() == stance)
                .toList();
        return !origins.isEmpty() && origins.stream().allMatch(origin -> origin.status() == Status.CLAIMANT);
    }

    /** Whether who claims it says so in a piece that was read or heard as they issued it. */
    boolean isInTheOriginal(EvidenceStance stance) {
        return originals(stance).anyMatch(piece -> isOf(Status.CLAIMANT, piece.id()));
    }

    /** Whether it is of who claims it. */
    boolean isOfClaimant(UUID piece) {
        return isOf(Status.CLAIMANT, piece);
    }

    private boolean isOf(Status status, UUID piece) {
        return origins.stream()
                .anyMatch(origin -> origin.status() == status && origin.pieces().contains(piece));
    }

    /** Whether our own reporter saw it, or we recorded it; what who claims it or a side says they saw is their word. */
    boolean isSeenByUs(EvidenceStance stance) {
        return of(stance)
                .filter(Weighed::counts)
                .anyMatch(one -> one.piece().appraisal().seenByUs());
    }

    /** Whether the document itself says so, and not who claims it. */
    boolean hasPrimaryDocument(EvidenceStance stance) {
        return of(stance).anyMatch(one -> one.piece().isPrimaryDocument() && one.counts());
    }

    private Stream<Weighed> of(EvidenceStance stance) {
        return weighed.values().stream().filter(one -> one.piece().stance() == stance);
    }

    private static Status status(
            String root, List<Piece> pieces, Merged merged, Set<String> claiming, Set<String> parties, Lines lines) {
        if (claiming.stream().map(merged::one).anyMatch(root::equals)) return Status.CLAIMANT;
        if (parties.stream().map(merged::one).anyMatch(root::equals) || isParty(root, pieces, lines))
            return Status.PARTY;
        // whoever is only cited was not asked, and whoever does not say how they know may have it from anybody
        return pieces.stream()
                        .anyMatch(piece -> piece.basis() == Basis.OWN
                                && piece.flaw().isEmpty()
                                && !isUnweighed(piece, lines)
                                && dismissed(piece, lines) == null)
                ? Status.INDEPENDENT
                : Status.UNKNOWN;
    }

    private static boolean isParty(String root, List<Piece> pieces, Lines lines) {
        var named = id(root);
        return named != null && lines.isParty(named)
                || pieces.stream()
                        .filter(piece -> piece.basis() != Basis.CITES)
                        .flatMap(Piece::fromWhom)
                        .anyMatch(lines::isParty);
    }

    private static @Nullable String dismissed(Piece piece, Lines lines) {
        if (piece.fromWhom().anyMatch(lines::isOnHold)) return ON_HOLD;
        return piece.fromWhom().anyMatch(lines::isDiscredited) ? DISCREDITED : null;
    }

    private static List<String> why(Piece piece, List<String> from, Map<String, Status> status, Lines lines) {
        if (piece.stance() == EvidenceStance.CONTEXT) return List.of("context");
        var dismissed = dismissed(piece, lines);
        if (dismissed != null) return List.of(dismissed);
        var claimant = from.stream().allMatch(root -> status.get(root) == Status.CLAIMANT);
        return switch (piece.basis()) {
            case CITES -> List.of(claimant ? "cites-claimant" : "cites");
            case UNKNOWN -> List.of(claimant ? "claimant" : "basis-unknown");
            case OWN -> {
                if (claimant) yield List.of("claimant");
                if (piece.flaw().isPresent()) yield List.of(piece.flaw().get());
                if (isUnweighed(piece, lines)) yield List.of("not-weighed");
                yield status.get(from.get(0)) == Status.PARTY ? List.of(PARTY) : List.of();
            }
        };
    }

    /** Nobody is believed of whom nobody says why: by a grade, or in a sentence here. Our own reporter answers for what they saw. */
    private static boolean isUnweighed(Piece piece, Lines lines) {
        if (piece.appraisal().isWeighed() || piece.appraisal().seenByUs()) return false;
        var speaker = piece.speaker();
        return speaker == null || !lines.isGraded(speaker);
    }

    private static List<String> because(String root, List<Piece> pieces, Merged merged) {
        var because = new LinkedHashSet<>(merged.reasons(root));
        if (root.equals(UNNAMED)) because.add(root);
        else if (because.isEmpty()
                && pieces.stream().filter(piece -> piece.basis() != Basis.CITES).count() > 1)
            because.add("same-source");
        if (pieces.stream().anyMatch(piece -> piece.basis() == Basis.CITES)) because.add("cites");
        return List.copyOf(because);
    }

    /** Whom a piece that is not confidential is from in the end; several only if it cites several. */
    static List<String> roots(Piece piece, Lines lines) {
        if (piece.basis() == Basis.CITES && !piece.cites().isEmpty())
            return piece.cites().stream()
                    .map(cited -> root(cited, lines))
                    .distinct()
                    .toList();
        var speaker = piece.speaker();
        return List.of(speaker == null ? "new " + piece.id() : root(speaker, lines));
    }

    private static Set<String> roots(Collection<UUID> sources, Lines lines) {
        return sources.stream().map(source -> root(source, lines)).collect(Collectors.toSet());
    }

    static String root(UUID source, Lines lines) {
        var top = lines.top(source);
        return lines.isUnnamed(top) ? UNNAMED : top.toString();
    }

    private static @Nullable UUID id(String root) {
        return root.length() == 36 ? UUID.fromString(root) : null;
    }
}

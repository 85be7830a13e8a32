package org.recoupe.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Facts;

/** Something that speaks for, against or beside one claim. Never edited, never deleted: withdrawn with a reason. */
@Entity
public class Evidence {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claim")
    private Claim claim;

    @Enumerated(EnumType.STRING)
    private EvidenceStance stance;

    /** Null if it is confidential: then the title is an alias, and who it is lies elsewhere. */
    @Nullable
    private UUID source;

    private boolean confidential;

    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    private String title;

    @Nullable
    private String quote;

    @Nullable
    private String url;

    @Nullable
    private String note;

    @Nullable
    private Integer credibility;

    @Column(name = "is_primary")
    private boolean primary;

    /** Where it was found, if that is not its source. */
    @Nullable
    private UUID outlet;

    /** Who issued a document, if that is not its source. */
    @Nullable
    private UUID issuer;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> cites;

    @Embedded
    private Appraisal appraisal;

    /** Its quote names another number than the claim did when it was attached. */
    private boolean offValue;

    /** Why its source must not be named. */
    @Nullable
    private String anonymity;

    /** Whether somebody said whose line its source is of; whose, lies elsewhere. */
    private boolean closeTo;

    private String addedBy;

    /** Whose work it was, if they were absent. */
    @Nullable
    private String addedFor;

    private Instant addedAt;

    /** How many verdicts on the claim had been approved by then. */
    private int addedIn;

    @Nullable
    private Instant withdrawnAt;

    @Nullable
    private String withdrawnBy;

    @Nullable
    private String withdrawnFor;

    @Nullable
    private Integer withdrawnIn;

    @Nullable
    private String withdrawnReason;

    @SuppressWarnings("NullAway.Init")
    protected Evidence() {}

    Evidence(Claim claim, EvidenceDetails from, Whence whence, boolean offValue, int round, Acting by, Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.stance = from.stance();
        this.source = whence.source();
        this.outlet = whence.outlet();
        this.issuer = whence.issuer();
        this.basis = whence.basis();
        this.cites = List.copyOf(whence.cites());
        this.confidential = from.confidential();
        this.kind = from.kind();
        this.title = from.title();
        this.quote = from.quote();
        this.url = from.url();
        this.note = from.note();
        this.credibility = from.credibility();
        this.primary = from.primary();
        this.appraisal = from.appraisal();
        this.offValue = offValue;
        this.anonymity = from.confidence().anonymity();
        this.closeTo = !from.confidence().closeTo().isEmpty();
        this.addedBy = by.userId();
        this.addedFor = by.standsInFor();
        this.addedAt = at;
        this.addedIn = round;
    }

    /** Whether this person brought it, or it was brought for them. */
    boolean isBy(String person) {
        return addedBy.equals(person) || person.equals(addedFor);
    }

    boolean isWithdrawnBy(String person) {
        return person.equals(withdrawnBy) || person.equals(withdrawnFor);
    }

    void withdraw(String reason, int round, Acting by, Instant at) {
        withdrawnReason = reason;
        withdrawnBy = by.userId();
        withdrawnFor = by.standsInFor();
        withdrawnIn = round;
        withdrawnAt = at;
    }

    /** Whoever brought it and whoever withdrew it, once it is withdrawn. */
    Stream<Amendment> handsLeft() {
        if (withdrawnAt == null) return Stream.empty();
        var brought = Amendment.onPiece(claim, addedBy, addedFor, addedIn, addedAt);
        // who withdrew it was not written down at first
        return withdrawnBy == null
                ? Stream.of(brought)
                : Stream.of(brought, Amendment.onPiece(claim, withdrawnBy, withdrawnFor, withdrawnIn(), withdrawnAt));
    }

    int addedIn() {
        return addedIn;
    }

    /** The round it was withdrawn in; -1 while it stands. */
    int withdrawnIn() {
        return withdrawnIn == null ? -1 : withdrawnIn;
    }

    /** Not withdrawn: it counts. */
    public boolean stands() {
        return withdrawnAt == null;
    }

    /**
     * Whom it is from, as the desk knows them.
     *
     * @param source null if it is confidential
     * @param outlet where it was found, if that is not its source
     * @param cites whom it cites, if that is its basis
     * @param issuer who issued the document, if that is not its source
     */
    record Whence(
            @Nullable UUID source,
            @Nullable UUID outlet,
            Basis basis,
            List<UUID> cites,
            @Nullable UUID issuer) {
        /** All it names. */
        Stream<UUID> named() {
            return Stream.concat(Stream.of(source, outlet, issuer).filter(Objects::nonNull), cites.stream());
        }
    }

    Whence whence() {
        return new Whence(source, outlet, basis, cites, issuer);
    }

    /**
     * What the audit trail says it is. Of a confidential piece nothing that names: administrators read the trail too.
     *
     * @param called the names of sources now
     * @param recognition a keyed digest of what it says, so that it can be shown later to be the same; null without a key
     */
    Facts facts(Function<UUID, String> called, @Nullable String recognition) {
        if (confidential) return weight().with("digest", recognition);
        return weight().with("source", named(source, called))
                .with("outlet", outlet == null ? null : named(outlet, called))
                .with("issuer", issuer == null ? null : named(issuer, called))
                .with(
                        "cites",
                        cites.isEmpty()
                                ? null
                                : cites.stream().map(one -> named(one, called)).toList())
                .with("title", title)
                .with("quote", quote)
                .with("url", url)
                .with("note", note)
                .with("weight", appraisal.weight());
    }

    private static Facts named(@Nullable UUID source, Function<UUID, String> called) {
        return Facts.of("id", source).with("name", source == null ? null : called.apply(source));
    }

    /** What makes it count. */
    Facts weight() {
        return Facts.of("id", id)
                .with("stance", stance)
                .with("kind", kind)
                .with("basis", basis)
                .with("credibility", credibility)
                .with("primary", primary ? true : null)
                .with("whole", appraisal.whole())
                .with("offValue", offValue ? true : null)
                .with("seenByUs", appraisal.seenByUs() ? true : null)
                .with("reupload", appraisal.reupload() ? true : null)
                .with("terms", appraisal.terms())
                .with(
                        "authenticity",
                        appraisal.authenticity() == Appraisal.Authenticity.UNCHECKED ? null : appraisal.authenticity())
                .with("court", court())
                .with("confidential", confidential ? true : null)
                .with("anonymity", anonymity == null ? null : true)
                .with("closeTo", closeTo ? true : null);
    }

    private @Nullable Facts court() {
        var court = appraisal.court();
        return court == null || confidential
                ? null
                : Facts.of("instance", court.instance()).with("appeal", court.appeal());
    }

    /** All that a confidential piece says, for its digest alone. */
    String wholeText() {
        return String.join(
                "\u0000", title, Objects.toString(quote, ""), Objects.toString(url, ""), Objects.toString(note, ""));
    }

    Appraisal appraisal() {
        return appraisal;
    }

    @Nullable
    String anonymity() {
        return anonymity;
    }

    /** Whether somebody said whose line its source is of. */
    boolean closeTo() {
        return closeTo;
    }

    boolean offValue() {
        return offValue;
    }

    public UUID id() {
        return id;
    }

    public EvidenceStance stance() {
        return stance;
    }

    public @Nullable UUID source() {
        return source;
    }

    /** Whether its source must not be named. */
    public boolean confidential() {
        return confidential;
    }

    public EvidenceKind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public @Nullable String quote() {
        return quote;
    }

    public @Nullable String url() {
        return url;
    }

    public @Nullable String note() {
        return note;
    }

    public @Nullable Integer credibility() {
        return credibility;
    }

    public boolean primary() {
        return primary;
    }

    public String addedBy() {
        return addedBy;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    public @Nullable String withdrawnReason() {
        return withdrawnReason;
    }
}

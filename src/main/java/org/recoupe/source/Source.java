package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody or something that says things, known to one desk or to all, under all its names. Never a document: that is evidence. */
@Entity
public class Source {
    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private SourceKind kind;

    /** Whose it is; null if it is there for every desk. */
    @Nullable
    private String desk;

    /** The organisation it speaks for, as a text said; a tie with its days takes its place. */
    @Nullable
    private UUID affiliatedTo;

    /** Who it turned out to be. */
    @Nullable
    private UUID mergedInto;

    @Nullable
    @Enumerated(EnumType.STRING)
    private Reliability grade;

    @Nullable
    @Enumerated(EnumType.STRING)
    private Standing standing;

    private boolean onHold;

    /** By a tie, on the day it was looked up. */
    @Nullable
    @Transient
    private UUID above;

    /** By ties on other days that were asked for. */
    @Transient
    private Set<UUID> aboveThen = Set.of();

    /** Whether an owner of it has a side, on the day it was looked up. */
    @Transient
    private boolean ownedByParty;

    @SuppressWarnings("NullAway.Init")
    protected Source() {}

    Source(@Nullable String desk, String name, SourceKind kind, @Nullable UUID affiliatedTo) {
        this.id = UUID.randomUUID();
        this.desk = desk;
        this.name = name;
        this.kind = kind;
        this.affiliatedTo = affiliatedTo;
    }

    /** Whether these desks may know of it. */
    boolean isKnownOn(Predicate<String> desks) {
        return desk == null || desks.test(desk);
    }

    boolean isForAll() {
        return desk == null;
    }

    /** Says whom it speaks for, if that was not known yet. */
    void speaksFor(UUID organisation) {
        if (affiliatedTo == null && !organisation.equals(id)) affiliatedTo = organisation;
    }

    /** A tie says it from here on. */
    void forgetAffiliation() {
        affiliatedTo = null;
    }

    void isCalled(String name, SourceKind kind) {
        this.name = name;
        this.kind = kind;
    }

    void isMergedInto(@Nullable UUID other) {
        mergedInto = other;
    }

    void isGraded(Reliability grade) {
        this.grade = grade;
    }

    void stands(Standing standing) {
        this.standing = standing == Standing.NONE ? null : standing;
    }

    void hold(boolean hold) {
        onHold = hold;
    }

    void lookedUp(@Nullable UUID above, boolean ownedByParty) {
        this.above = above;
        this.ownedByParty = ownedByParty;
    }

    void lookedUpThen(Set<UUID> above) {
        aboveThen = above;
    }

    @Nullable
    UUID saidAffiliation() {
        return affiliatedTo;
    }

    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    @Nullable
    String desk() {
        return desk;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SourceKind kind() {
        return kind;
    }

    /** Whom it speaks for or is part of: by a tie on the day it was looked up, else as a text said. */
    public @Nullable UUID affiliatedTo() {
        return above != null ? above : affiliatedTo;
    }

    /** Whom it speaks for or is part of today, or was on the days that were asked for. */
    public Stream<UUID> allAffiliations() {
        return Stream.concat(Stream.ofNullable(affiliatedTo()), aboveThen.stream())
                .distinct();
    }

    /** How far it was right before; null if nobody said. */
    public @Nullable Reliability grade() {
        return grade;
    }

    public Standing standing() {
        return standing == null ? Standing.NONE : standing;
    }

    /** Whether it counts for nothing until a supervisor says otherwise. */
    public boolean isOnHold() {
        return onHold;
    }

    /** Whether it was found to be unreliable. */
    public boolean isDiscredited() {
        return grade == Reliability.E;
    }

    /** Whether somebody said that it was right before. */
    public boolean isReliable() {
        return grade == Reliability.A || grade == Reliability.B || grade == Reliability.C;
    }

    /** Whether somebody's death is theirs to tell: the family's, or an official body's. An official who is a person may only have heard of it. */
    public boolean tellsDeaths() {
        return standing == Standing.FAMILY || standing == Standing.OFFICIAL && kind == SourceKind.ORGANISATION;
    }

    /** Whether it has a side, or is owned by who has one. */
    public boolean isParty() {
        return standing == Standing.PARTY || ownedByParty;
    }
}

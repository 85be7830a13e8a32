package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import java.util.function.Predicate;
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

    /** The organisation it speaks for. */
    @Nullable
    private UUID affiliatedTo;

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

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SourceKind kind() {
        return kind;
    }

    public @Nullable UUID affiliatedTo() {
        return affiliatedTo;
    }
}

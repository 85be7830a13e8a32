package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody or something that says things, known to the whole newsroom under all its names. Never a document: that is evidence. */
@Entity
public class Source {
    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private SourceKind kind;

    /** The organisation it speaks for. */
    @Nullable
    private UUID affiliatedTo;

    @SuppressWarnings("NullAway.Init")
    protected Source() {}

    Source(String name, SourceKind kind, @Nullable UUID affiliatedTo) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.kind = kind;
        this.affiliatedTo = affiliatedTo;
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

package org.recoupe.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;

/** The speakers of one text, found in the newsroom's address book or entered there as they are needed. */
class Speakers {
    private final SourceRegistry registry;
    private final String desk;
    private final List<Speaker> speakers;
    private final boolean ties;
    private final Map<String, UUID> unnamed;
    private final Map<Integer, UUID> resolved = new HashMap<>();

    /**
     * Of a story: whom they speak for is known by it from then on.
     *
     * @param desk whose text it is
     * @param unnamed the article's unnamed sources from an earlier revision, by their description
     * @param publisher is expected with them
     */
    static Speakers ofStory(
            SourceRegistry registry,
            String desk,
            List<Speaker> speakers,
            Map<String, UUID> unnamed,
            @Nullable String publisher) {
        return new Speakers(registry, desk, speakers, unnamed, publisher, true);
    }

    /** Of words that somebody typed or pasted: these tell nobody whom a source speaks for, or an excerpt could make two origins one. */
    static Speakers ofQuote(SourceRegistry registry, String desk, List<Speaker> speakers) {
        return new Speakers(registry, desk, speakers, Map.of(), null, false);
    }

    private Speakers(
            SourceRegistry registry,
            String desk,
            List<Speaker> speakers,
            Map<String, UUID> unnamed,
            @Nullable String publisher,
            boolean ties) {
        this.ties = ties;
        this.registry = registry;
        this.desk = desk;
        this.speakers = speakers;
        this.unnamed = new HashMap<>(unnamed);
        registry.expect(
                desk,
                Stream.concat(
                                Stream.ofNullable(publisher),
                                speakers.stream()
                                        .filter(speaker -> kind(speaker) != SourceKind.UNNAMED)
                                        .flatMap(speaker ->
                                                Stream.concat(Stream.of(speaker.name()), speaker.aliases().stream())))
                        .toList());
    }

    @Nullable
    UUID source(@Nullable Integer index) {
        if (index == null) return null;
        var known = resolved.get(index);
        if (known != null) return known;
        var speaker = speakers.get(index);
        resolved.put(index, UNDER_WAY); // a circle of "speaks for" ends here
        var organisation = speaker.speaksFor() == null || !ties ? null : source(speaker.speaksFor());
        var id = enter(speaker, UNDER_WAY.equals(organisation) ? null : organisation);
        resolved.put(index, id);
        return id;
    }

    private static final UUID UNDER_WAY = new UUID(0, 0);

    private UUID enter(Speaker speaker, @Nullable UUID organisation) {
        var kind = kind(speaker);
        if (kind == SourceKind.UNNAMED) {
            return unnamed.computeIfAbsent(
                    speaker.name(),
                    name -> registry.resolve(desk, name, kind, List.of(), organisation)
                            .id());
        }
        return registry.resolve(desk, speaker.name(), kind, speaker.aliases(), organisation)
                .id();
    }

    private static SourceKind kind(Speaker speaker) {
        return SourceKind.valueOf(speaker.kind().name());
    }
}

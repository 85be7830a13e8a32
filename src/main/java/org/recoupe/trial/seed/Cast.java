package org.recoupe.trial.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who say things in invented stories, known to the registry. */
@Component
class Cast {
    private static final int PEOPLE = 250;

    private final SourceRegistry registry;

    Cast(SourceRegistry registry) {
        this.registry = registry;
    }

    /** Organisations of every place and some who speak for them. */
    @Transactional
    List<Told.Speaker> of(Phrasebook phrases, Random random) {
        var speakers = new ArrayList<Told.Speaker>();
        for (var organisation : phrases.all("organisation")) {
            for (var place : phrases.all("place")) {
                var name = organisation.replace("{place}", place);
                speakers.add(new Told.Speaker(
                        registry.resolve(null, name, SourceKind.ORGANISATION, List.of(), null)
                                .id(),
                        name));
            }
        }
        var organisations = List.copyOf(speakers);
        for (var i = 0; i < PEOPLE; i++) {
            var name = phrases.any("first-name") + " " + phrases.any("last-name");
            var organisation = organisations.get(random.nextInt(organisations.size()));
            speakers.add(new Told.Speaker(
                    registry.resolve(null, name, SourceKind.PERSON, List.of(), organisation.source())
                            .id(),
                    name));
        }
        return speakers;
    }
}

package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.absence.StandIn;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.web.Newsroom;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Absences, for programs such as a staff calendar. */
@RestController
@RequestMapping(path = "/api/stand-ins", produces = MediaType.APPLICATION_JSON_VALUE)
class StandInApi {
    private final StandIns standIns;
    private final Newsroom newsroom;

    StandInApi(StandIns standIns, Newsroom newsroom) {
        this.standIns = standIns;
        this.newsroom = newsroom;
    }

    record StandInList(List<StandIn> items) {}

    record Made(UUID id) {}

    /** One's own, and those of the desks one supervises; none that is over. */
    @GetMapping
    StandInList list(Actor actor) {
        return new StandInList(Stream.concat(standIns.of(actor).stream(), standIns.arrangedOn(actor).stream())
                .distinct()
                .toList());
    }

    /** Days are the newsroom's, the last one included. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewStandIn.class)))
    Made arrange(@org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var wish = new StandIns.Wish(
                fields.text("desk"),
                fields.text("absent"),
                fields.text("person"),
                day(fields, "from", 0),
                day(fields, "until", 1));
        fields.orRefuse();
        return new Made(standIns.arrange(wish, actor));
    }

    @PostMapping("/{id}/end")
    StandInList end(@PathVariable String id, Actor actor) {
        standIns.end(Ids.of("stand-in", id), actor);
        return list(actor);
    }

    private @Nullable Instant day(Fields fields, String name, int later) {
        var word = fields.optionalText(name);
        try {
            return word == null
                    ? null
                    : Days.day(word)
                            .plusDays(later)
                            .atStartOfDay(newsroom.zone())
                            .toInstant();
        } catch (DateTimeException notADay) {
            fields.refuse(name, "bad-date", "must be a day, such as 2026-03-01");
            return null;
        }
    }
}

package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.source.Reliability;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRecords;
import org.recoupe.source.SourceView;
import org.recoupe.source.Standing;
import org.recoupe.source.TieKind;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The registry of sources, for programs. */
@RestController
@RequestMapping(path = "/api/sources", produces = MediaType.APPLICATION_JSON_VALUE)
class SourceApi {
    private static final int USUAL_PAGE = 50;

    private final SourceRecords records;

    SourceApi(SourceRecords records) {
        this.records = records;
    }

    /** A source with what else there is to know once it is entered. */
    record Entered(UUID id, SourceView source, List<SourceView.Named> near) {}

    @Operation(
            description =
                    "By name: those of your desks and those that are there for all. q finds words of any of their names. next is the cursor of"
                            + " the next page, null on the last. limit: 1 to 200, 50 if it is left out.")
    @GetMapping
    SourceView.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        return records.list(q, blankIsNone(desk), blankIsNone(cursor), limit(limit), actor);
    }

    @Operation(
            description =
                    "near: sources that may be the same and need not, by a letter or two or by their initials. They are asked about, and nothing"
                            + " is merged.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.EnteredSource.class)))
    ResponseEntity<Entered> enter(@org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var aliases = fields.texts("aliases");
        var wish = new SourceRecords.Wish(
                fields.text("name"),
                fields.oneOf("kind", SourceKind.class),
                fields.optionalText("desk"),
                aliases == null ? List.of() : aliases);
        fields.orRefuse();
        var entered = records.enter(wish, actor);
        var id = entered.source().id();
        return ResponseEntity.created(URI.create("/api/sources/" + id))
                .body(new Entered(id, entered.source(), entered.near()));
    }

    @Operation(description = "Under the id of one that was merged: the one it was merged into.")
    @GetMapping("/{id}")
    SourceView source(@PathVariable String id, Actor actor) {
        return records.source(source(id), actor);
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.DescribedSource.class)))
    SourceView describe(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var change = new SourceRecords.Change(
                fields.optionalText("name"), fields.maybeOneOf("kind", SourceKind.class), fields.texts("aliases"));
        fields.orRefuse();
        return records.describe(source(id), change, actor);
    }

    @Operation(
            description =
                    "Two are one: this id answers with the other from now on, and their pieces are of one origin. Undone by split, under this id.")
    @PostMapping(path = "/{id}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Merge.class)))
    SourceView merge(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var into = fields.source("into");
        var reason = fields.text("reason");
        fields.orRefuse();
        return records.merge(source(id), into, reason, actor);
    }

    @PostMapping(path = "/{id}/split", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    SourceView split(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        fields.orRefuse();
        return records.split(source(id), reason, actor);
    }

    @Operation(
            description =
                    "SPEAKS_FOR and PART_OF make the two one origin on these days; the others are shown. Said again of the same two, it gives the"
                            + " days anew.")
    @PostMapping(path = "/{id}/ties", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewTie.class)))
    SourceView tie(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var wish = new SourceRecords.TieWish(
                fields.oneOf("kind", TieKind.class),
                fields.source("to"),
                fields.day("from"),
                fields.day("until"),
                fields.text("reason"));
        fields.orRefuse();
        return records.tie(source(id), wish, actor);
    }

    @Operation(description = "For a tie that never was so; one that is over is said again, with its last day.")
    @PostMapping(path = "/{id}/ties/{tie}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    SourceView withdrawTie(
            @PathVariable String id,
            @PathVariable String tie,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        fields.orRefuse();
        return records.withdrawTie(source(id), Ids.of("tie", tie), reason, actor);
    }

    @Operation(
            description =
                    "200 if it stands. A and E take two: 202 while the grade waits for a second person who says the same.")
    @PostMapping(path = "/{id}/grades", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "202")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewGrade.class)))
    ResponseEntity<SourceView> grade(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var grade = fields.oneOf("grade", Reliability.class);
        var reason = fields.text("reason");
        fields.orRefuse();
        var source = records.grade(source(id), grade, reason, actor);
        return ResponseEntity.status(source.grade() == grade ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(source);
    }

    @PostMapping(path = "/{id}/standing", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewStanding.class)))
    SourceView standing(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var standing = fields.oneOf("standing", Standing.class);
        var reason = fields.text("reason");
        fields.orRefuse();
        return records.stand(source(id), standing, reason, actor);
    }

    @PostMapping(path = "/{id}/competence", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewCompetence.class)))
    SourceView competence(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var matter = fields.text("matter");
        var reason = fields.text("reason");
        var withdraw = fields.flag("withdraw");
        fields.orRefuse();
        return records.competent(source(id), matter, reason, withdraw, actor);
    }

    @Operation(description = "While it is on hold nothing of it counts in a verdict to come.")
    @PostMapping(path = "/{id}/hold", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Hold.class)))
    SourceView hold(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var hold = fields.yesOrNo("hold");
        var reason = fields.text("reason");
        fields.orRefuse();
        return records.hold(source(id), hold, reason, actor);
    }

    private static UUID source(String id) {
        return Ids.of("source", id);
    }

    private static int limit(@Nullable String word) {
        if (blankIsNone(word) == null) return USUAL_PAGE;
        try {
            return Integer.parseInt(Objects.requireNonNull(word));
        } catch (NumberFormatException e) {
            throw new Invalid("limit", "wrong-type", "must be a whole number");
        }
    }

    private static @Nullable String blankIsNone(@Nullable String word) {
        return word == null || word.isBlank() ? null : word;
    }
}

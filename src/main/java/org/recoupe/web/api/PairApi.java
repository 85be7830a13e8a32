package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.recoupe.claim.Closing;
import org.recoupe.claim.PairOutcome;
import org.recoupe.claim.Pairing;
import org.recoupe.kernel.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Pairs of claims for programs; they are made at one of their claims. */
@RestController
@RequestMapping(path = "/api/pairs", produces = MediaType.APPLICATION_JSON_VALUE)
class PairApi {
    private final Pairing pairing;

    PairApi(Pairing pairing) {
        this.pairing = pairing;
    }

    @GetMapping("/{id}")
    Pairing.PairView pair(@PathVariable String id, Actor actor) {
        return pairing.pair(pair(id), actor);
    }

    /** At once by a supervisor without a hand in either claim, 200; proposed by others, 202. */
    @PostMapping(path = "/{id}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ClosePair.class)))
    @ApiResponse(responseCode = "200", description = "It is closed, or open again")
    @ApiResponse(
            responseCode = "202",
            description = "It is proposed, and waits for a supervisor without a hand in either claim")
    ResponseEntity<Pairing.PairView> close(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var pair = pair(id);
        pairing.pair(pair, actor);
        var fields = new Fields(body);
        var closing = fields.make(() -> new Closing(
                fields.oneOf("outcome", PairOutcome.class), fields.optionalText("prevails"), fields.text("reason")));
        var closed = pairing.close(pair, closing, actor);
        return ResponseEntity.status(closed ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(pairing.pair(pair, actor));
    }

    private static UUID pair(String id) {
        return Ids.of("pair", id);
    }
}

package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Origins;
import org.recoupe.kernel.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whether pieces of a claim have one origin, by people's word, for programs. */
@RestController
@RequestMapping(
        path = "/api/claims/{id}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class OriginsApi {
    private final Origins origins;
    private final ClaimFile file;

    OriginsApi(Origins origins, ClaimFile file) {
        this.origins = origins;
        this.file = file;
    }

    /** What is said of some pieces, and why. */
    private interface Word {
        void of(Origins.Some pieces, @Nullable String reason, Actor actor);
    }

    @PostMapping("/origins/join")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Origins.class)))
    ClaimView join(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        return after(id, new Fields(body), actor, origins::join);
    }

    @PostMapping("/origins/separate")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Origins.class)))
    ClaimView separate(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        return after(id, new Fields(body), actor, origins::separate);
    }

    /** By a custodian: confidential pieces are from different people. */
    @PostMapping("/evidence/attest")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Origins.class)))
    ClaimView attest(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        return after(id, new Fields(body), actor, origins::attest);
    }

    private ClaimView after(String id, Fields fields, Actor actor, Word word) {
        var claim = Ids.of("claim", id);
        file.claim(claim, actor);
        var some = new Origins.Some(claim, fields.ids("pieces"), fields.maybeNumber("version"));
        var reason = fields.optionalText("reason");
        fields.orRefuse();
        word.of(some, reason, actor);
        return file.claim(claim, actor);
    }
}
